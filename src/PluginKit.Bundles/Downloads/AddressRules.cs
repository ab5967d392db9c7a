using System.Net;
using Microsoft.Extensions.Options;
using PluginKit.Bundles.Registration;
using PluginKit.Contracts.Problems;

namespace PluginKit.Bundles.Downloads;

/// <summary>Which addresses may be asked. Held to before every hop, and again to the address that a connection is really made to.</summary>
internal sealed class AddressRules(IOptions<BundlesOptions> options)
{
    private static readonly string[] s_localEndings = [".localhost", ".local", ".internal", ".lan", ".home.arpa"];

    private readonly DownloadOptions _options = options.Value.Downloads;

    /// <summary>Why an address may not be asked, or nothing.</summary>
    public Problem? Refusal(Uri address)
    {
        if (address.Scheme != Uri.UriSchemeHttps && !(address.Scheme == Uri.UriSchemeHttp && IsAllowedLoopback(address.IdnHost)))
        {
            return Refused(address, "scheme", "is not https");
        }

        if (address.UserInfo.Length > 0)
        {
            return Refused(address, "credentials", "has credentials in it, which end up in logs and histories");
        }

        if (IPAddress.TryParse(Plain(address.IdnHost), out var literal))
        {
            return MayConnect(address.IdnHost, literal) ? null : NotPublic(address);
        }

        return IsLocalName(Plain(address.IdnHost)) && !IsAllowedLoopback(address.IdnHost) && !IsPrivateHost(address.IdnHost) ? NotPublic(address) : null;
    }

    /// <summary>Whether a connection for a host may go to an address, which its name may have been made to mean a moment ago.</summary>
    public bool MayConnect(string host, IPAddress address) =>
        AddressRanges.IsPublic(address) || IsPrivateHost(host) || (IsAllowedLoopback(host) && IPAddress.IsLoopback(AddressRanges.Unwrapped(address)));

    public static Problem NotPublic(Uri address) => Refused(address, "private_address", "is not in the public network");

    public static Problem Refused(Uri address, string rule, string reason) =>
        Problem.Of(ProblemCodes.DownloadRefused, $"'{ShownAddress.Of(address)}' {reason}; it was not asked.", ShownAddress.Of(address)) with
        {
            Details = new SortedDictionary<string, string>(StringComparer.Ordinal) { ["host"] = ShownAddress.Authority(address), ["rule"] = rule },
        };

    private bool IsAllowedLoopback(string host) =>
        _options.AllowLoopback && Plain(host) is "127.0.0.1" or "::1" or "localhost";

    private bool IsPrivateHost(string host) =>
        _options.PrivateHosts.Any(allowed => string.Equals(Plain(allowed), Plain(host), StringComparison.OrdinalIgnoreCase));

    /// <summary>Names that mean something in a network of one's own only.</summary>
    private static bool IsLocalName(string name) =>
        !name.Contains('.', StringComparison.Ordinal) || s_localEndings.Any(ending => name.EndsWith(ending, StringComparison.OrdinalIgnoreCase));

    private static string Plain(string host) => host.TrimEnd('.').Trim('[', ']');
}

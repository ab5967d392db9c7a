using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using PluginKit.Contracts.Clients;

namespace PluginKit.Adapters.Codex.Configuration;

/// <summary>
/// One <c>[marketplaces.allowed_sources.*]</c> of the administrator. Measured: a folder has to be the marketplace's root, links resolved; a URL counts
/// with and without <c>.git</c> and otherwise as text; a <c>ref</c> in the rule has to be the configured one; a host pattern is searched in the host.
/// </summary>
internal sealed class AllowedSource
{
    private const string Suffix = ".git";
    private readonly string? _folder;
    private readonly string? _url;
    private readonly string? _reference;
    private readonly string? _hostPattern;

    private AllowedSource(string? folder, string? url, string? reference, string? hostPattern)
    {
        _folder = folder;
        _url = url;
        _reference = reference;
        _hostPattern = hostPattern;
    }

    public static AllowedSource Of(JsonObject rule, IClientFiles files) => ConfigLayer.Text(rule, "source") switch
    {
        "local" when ConfigLayer.Text(rule, "path") is { } path && Path.IsPathFullyQualified(path) => new(files.RealPath(Path.TrimEndingDirectorySeparator(Path.GetFullPath(path, path))), null, null, null),
        "git" => new(null, ConfigLayer.Text(rule, "url"), ConfigLayer.Text(rule, "ref"), null),
        "host_pattern" => new(null, null, null, ConfigLayer.Text(rule, "host_pattern")),
        _ => new(null, null, null, null),
    };

    public bool AllowsFolder(string root) => _folder is not null && string.Equals(_folder, Path.TrimEndingDirectorySeparator(root), StringComparison.Ordinal);

    public bool AllowsGit(string url, string? reference) =>
        (_url is not null && string.Equals(WithoutSuffix(_url), WithoutSuffix(url), StringComparison.Ordinal) && (_reference is null || _reference == reference))
        || (_hostPattern is not null && HostOf(url) is { } host && IsMatch(_hostPattern, host));

    private static string WithoutSuffix(string url) => url.EndsWith(Suffix, StringComparison.Ordinal) ? url[..^Suffix.Length] : url;

    private static string? HostOf(string url)
    {
        if (url.Contains("://", StringComparison.Ordinal))
        {
            return Uri.TryCreate(url, UriKind.Absolute, out var uri) ? uri.Host : null;
        }

        // "user@host:path"
        var colon = url.IndexOf(':', StringComparison.Ordinal);
        return colon < 0 ? null : url[(url.IndexOf('@', StringComparison.Ordinal) + 1)..colon].ToLowerInvariant();
    }

    private static bool IsMatch(string pattern, string host)
    {
        try
        {
            return Regex.IsMatch(host, pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
        }
        catch (Exception exception) when (exception is ArgumentException or NotSupportedException or RegexMatchTimeoutException)
        {
            // A pattern that cannot be judged allows nothing: the client fails closed too.
            return false;
        }
    }
}

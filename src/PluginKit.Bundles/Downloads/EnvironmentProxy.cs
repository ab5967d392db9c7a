using System.Net;
using Microsoft.Extensions.Options;
using PluginKit.Bundles.Registration;
using PluginKit.Contracts.Hosts;

namespace PluginKit.Bundles.Downloads;

/// <summary>The proxy that the environment names, as other programs read it: <c>https_proxy</c>, <c>all_proxy</c>, and the hosts of <c>no_proxy</c> without one.</summary>
internal sealed class EnvironmentProxy : IWebProxy
{
    private readonly Uri? _proxy;
    private readonly string[] _direct;

    public EnvironmentProxy(HostEnvironment environment, IOptions<BundlesOptions> options)
    {
        var text = Variable(environment, "https_proxy") ?? Variable(environment, "all_proxy");
        if (options.Value.Downloads.UseProxy && text is not null && Parse(text) is { } proxy)
        {
            Credentials = CredentialsOf(proxy);
            _proxy = new UriBuilder(proxy) { UserName = string.Empty, Password = string.Empty }.Uri;
        }

        _direct = (Variable(environment, "no_proxy") ?? string.Empty).Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
    }

    public ICredentials? Credentials { get; set; }

    public Uri? GetProxy(Uri destination) => IsBypassed(destination) ? null : _proxy;

    public bool IsBypassed(Uri host) => _proxy is null || host.IsLoopback || Array.Exists(_direct, rule => Matches(rule, host.IdnHost));

    /// <summary>Whether a connection goes to the proxy and not to the server itself.</summary>
    public bool IsAt(DnsEndPoint end, Uri? destination) =>
        destination is not null && GetProxy(destination) is { } proxy && proxy.Port == end.Port && string.Equals(proxy.IdnHost, end.Host, StringComparison.OrdinalIgnoreCase);

    private static bool Matches(string rule, string host)
    {
        var name = rule.TrimStart('*').TrimStart('.');
        return rule == "*" || (name.Length > 0
            && (string.Equals(host, name, StringComparison.OrdinalIgnoreCase) || host.EndsWith('.' + name, StringComparison.OrdinalIgnoreCase)));
    }

    private static string? Variable(HostEnvironment environment, string name) => environment.Variable(name) ?? environment.Variable(name.ToUpperInvariant());

    private static Uri? Parse(string text) =>
        Uri.TryCreate(text.Contains("://", StringComparison.Ordinal) ? text : "http://" + text, UriKind.Absolute, out var uri) && uri.Host.Length > 0
        && uri.Scheme is "http" or "https" or "socks4" or "socks4a" or "socks5"
            ? uri
            : null;

    private static NetworkCredential? CredentialsOf(Uri proxy)
    {
        var parts = proxy.UserInfo.Split(':', 2);
        return proxy.UserInfo.Length == 0 ? null : new(Uri.UnescapeDataString(parts[0]), parts.Length == 2 ? Uri.UnescapeDataString(parts[1]) : string.Empty);
    }
}

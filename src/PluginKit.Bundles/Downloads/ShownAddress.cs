using PluginKit.Platform.Text;

namespace PluginKit.Bundles.Downloads;

/// <summary>Addresses as they are told: without credentials, without the values of a query, and without what looks like a token in the path.</summary>
internal static class ShownAddress
{
    private static readonly string[] s_tokens = ["ghp_", "gho_", "ghu_", "ghs_", "ghr_", "github_pat_", "glpat-", "xoxb-", "xoxp-", "eyJ", "AKIA", "npm_"];

    public static string Of(Uri address)
    {
        var path = string.Join('/', address.AbsolutePath.Split('/').Select(Segment));
        return Printable.Of($"{address.Scheme}://{Authority(address)}{path}{(address.Query.Length > 1 ? "?…" : string.Empty)}");
    }

    /// <summary>The same for a text that may be no address at all.</summary>
    public static string Of(string address) => Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Host.Length > 0 ? Of(uri) : "(no address)";

    public static string Authority(Uri address) => address.IsDefaultPort ? address.Host : $"{address.Host}:{address.Port}";

    private static string Segment(string segment) => s_tokens.Any(token => segment.Contains(token, StringComparison.Ordinal)) ? "…" : segment;
}

using System.Net.Http.Headers;

namespace PluginKit.Bundles.Downloads;

/// <summary>A token and the one origin (scheme, host and port) that it is for.</summary>
internal sealed class Credential(AccessToken token, Uri origin)
{
    /// <summary>The header for an address, or none: an address elsewhere never gets it, whoever led there.</summary>
    public AuthenticationHeaderValue? For(Uri address) => Origins.AreSame(address, origin) ? new("Bearer", token.Value) : null;
}

using PluginKit.Bundles.Downloads;
using PluginKit.Bundles.Handoff;

namespace PluginKit.Bundles.Releases;

/// <summary>Where a bundle is, what it must be, and where its signature would be.</summary>
/// <param name="Bundle">The question for the bundle.</param>
/// <param name="Expected">The digest that it must have.</param>
internal sealed record FetchOrigin(HttpQuestion Bundle, ExpectedDigest Expected)
{
    /// <summary>The question for the signature; <see langword="null"/> when it is known that there is none.</summary>
    public HttpQuestion? Signature { get; init; }

    /// <summary>The release that it is of; <see langword="null"/> for an address.</summary>
    public ReleaseIdentity? Release { get; init; }
}

using PluginKit.Bundles.Signatures;

namespace PluginKit.Bundles.Releases;

/// <summary>A bundle in staging whose bytes are what they have to be.</summary>
internal sealed record FetchedBundle(FetchOrigin Origin, string Path, long Bytes, SignatureVerdict Signature);

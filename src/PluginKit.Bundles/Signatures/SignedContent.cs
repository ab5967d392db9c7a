namespace PluginKit.Bundles.Signatures;

/// <summary>Bytes that a signature is looked at for.</summary>
/// <param name="Name">The file, for messages.</param>
/// <param name="Digest">Digest of the bytes, <c>sha256:</c> and hex, computed from the bytes themselves.</param>
/// <param name="OpenRead">Opens the bytes, for verifiers that need more than the digest; the caller disposes the stream.</param>
public sealed record SignedContent(string Name, string Digest, Func<Stream> OpenRead);

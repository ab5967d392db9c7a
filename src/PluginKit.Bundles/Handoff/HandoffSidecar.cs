using PluginKit.Contracts.Digests;

namespace PluginKit.Bundles.Handoff;

/// <summary>The text of the <c>.sha256</c> file beside an archive, as <c>sha256sum</c> writes and checks it.</summary>
public static class HandoffSidecar
{
    /// <summary>What is added to the name of the archive.</summary>
    public const string Ending = ".sha256";

    /// <summary>Makes the text.</summary>
    /// <param name="digest">Digest of the archive, <c>sha256:</c> and hex.</param>
    /// <param name="fileName">Name of the archive, without its folder.</param>
    /// <returns>The hex digits, two spaces, the name and a newline.</returns>
    /// <exception cref="ArgumentException">The digest is none, or the name is empty.</exception>
    public static string Text(string digest, string fileName)
    {
        ArgumentException.ThrowIfNullOrEmpty(fileName);
        return ContentDigest.HexOf(digest) is { } hex ? $"{hex}  {fileName}\n" : throw new ArgumentException($"'{digest}' is no digest.", nameof(digest));
    }
}

using PluginKit.Contracts.Digests;

namespace PluginKit.Platform.Trees;

/// <summary>Where an archive is, as references say it: a path or an address, and after the last <c>#</c> the digest that its bytes must have.</summary>
public static class ArchivePath
{
    private const char Separator = '#';

    private static readonly string[] s_endings = [".zip", ".tar", ".tar.gz", ".tgz"];

    /// <summary>Takes the pin off. A <c>#</c> before anything but a digest belongs to the name of a folder or file.</summary>
    /// <param name="reference">The reference.</param>
    /// <returns>The path, and the digest if there is one.</returns>
    public static (string Path, string? Pin) Split(string reference)
    {
        ArgumentNullException.ThrowIfNull(reference);
        var at = reference.LastIndexOf(Separator);
        return at > 0 && ContentDigest.HexOf(reference[(at + 1)..]) is not null ? (reference[..at], reference[(at + 1)..]) : (reference, null);
    }

    /// <summary>Puts a pin on.</summary>
    /// <param name="path">The path.</param>
    /// <param name="pin">The digest; <see langword="null"/> for none.</param>
    /// <returns>The reference.</returns>
    public static string Join(string path, string? pin) => pin is null ? path : $"{path}{Separator}{pin}";

    /// <summary>Whether a path ends as archives do (<c>.zip</c>, <c>.tar</c>, <c>.tar.gz</c>, <c>.tgz</c>). A folder may be called so, too.</summary>
    /// <param name="path">A path without its pin.</param>
    /// <returns>Whether it does.</returns>
    public static bool HasEnding(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return Array.Exists(s_endings, ending => path.EndsWith(ending, StringComparison.OrdinalIgnoreCase) && path.Length > ending.Length);
    }
}

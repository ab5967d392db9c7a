using PluginKit.Contracts.Digests;

namespace PluginKit.Sources.Archives;

/// <summary>References to archives: a path, and after <c>#</c> the digest that its bytes must have.</summary>
internal static class ArchiveReferences
{
    private const char Separator = '#';

    /// <summary>Takes the pin off; a <c>#</c> before anything else belongs to the name of the file.</summary>
    public static (string Path, string? Pin) Split(string reference)
    {
        var at = reference.LastIndexOf(Separator);
        return at > 0 && ContentDigest.HexOf(reference[(at + 1)..]) is not null ? (reference[..at], reference[(at + 1)..]) : (reference, null);
    }

    public static string Join(string path, string? pin) => pin is null ? path : $"{path}{Separator}{pin}";
}

namespace PluginKit.Lifecycle.Store;

/// <summary>Tree digests in the names of folders, and their beginnings.</summary>
internal static class DigestName
{
    /// <summary>As many hex digits as name a generation: enough to never meet.</summary>
    public const int FolderLength = 32;

    /// <summary>The fewest hex digits that a person may name a digest by.</summary>
    public const int ShortestPrefix = 12;

    private const string Algorithm = "sha256:";
    private const int FullLength = 64;

    /// <summary>The hex digits of a whole digest; <see langword="null"/> for anything else.</summary>
    public static string? HexOf(string? digest) =>
        digest is not null && digest.StartsWith(Algorithm, StringComparison.Ordinal) && digest.Length == Algorithm.Length + FullLength && IsHex(digest.AsSpan(Algorithm.Length))
            ? digest[Algorithm.Length..]
            : null;

    /// <summary>The digest that the name of a store entry promises; <see langword="null"/> for other names.</summary>
    public static string? OfEntry(string name) => name.Length == FullLength && IsHex(name) ? Algorithm + name : null;

    /// <summary>Whether a digest is the promised one; a promise may be the beginning of it, if that is long enough to name a folder.</summary>
    public static bool Fits(string promised, string? digest) =>
        digest is not null
        && (string.Equals(promised, digest, StringComparison.Ordinal)
            || (promised.Length >= Algorithm.Length + FolderLength && digest.StartsWith(promised, StringComparison.Ordinal)));

    /// <summary>Whether what a person wrote is the beginning of a digest.</summary>
    public static bool IsNamedBy(string? digest, string text)
    {
        var hex = text.StartsWith(Algorithm, StringComparison.Ordinal) ? text[Algorithm.Length..] : text;
        return hex.Length >= ShortestPrefix && HexOf(digest) is { } whole && whole.StartsWith(hex, StringComparison.OrdinalIgnoreCase);
    }

    private static bool IsHex(ReadOnlySpan<char> text)
    {
        foreach (var character in text)
        {
            if (!char.IsAsciiHexDigitLower(character))
            {
                return false;
            }
        }

        return true;
    }
}

using System.Buffers;

namespace PluginKit.Catalog.Checkouts;

/// <summary>Relative paths that somebody else wrote.</summary>
internal static class PlainPath
{
    private const int MaximumLength = 1024;
    private static readonly SearchValues<char> Strange = SearchValues.Create("%$*?~\r\n\t");

    /// <summary>The same, and nothing in it that a shell, an address or a pattern would make another path of.</summary>
    public static bool IsPlainBelow(string path) => path.Length <= MaximumLength && path.AsSpan().IndexOfAny(Strange) < 0 && IsBelow(path);

    /// <summary>Whether a path with forward slashes names something below the folder that it is relative to, on every system, whatever links do.</summary>
    public static bool IsBelow(string path) => path.Length > 0 && !path.Contains('\\', StringComparison.Ordinal)
        && !path.Contains(':', StringComparison.Ordinal) && !path.Contains('\0', StringComparison.Ordinal)
        && path.Split('/').All(static segment => segment is not ("" or "." or ".."));
}

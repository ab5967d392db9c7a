namespace PluginKit.Catalog.Checkouts;

/// <summary>Relative paths that somebody else wrote.</summary>
internal static class PlainPath
{
    /// <summary>Whether a path with forward slashes names something below the folder that it is relative to, on every system, whatever links do.</summary>
    public static bool IsBelow(string path) => path.Length > 0 && !path.Contains('\\', StringComparison.Ordinal)
        && !path.Contains(':', StringComparison.Ordinal) && !path.Contains('\0', StringComparison.Ordinal)
        && path.Split('/').All(static segment => segment is not ("" or "." or ".."));
}

namespace PluginKit.Sources.Archives;

/// <summary>
/// Names that are Git's own folder on some disk: case does not count on most, Windows has a short name, and Apple's older format passes over characters that are not
/// shown. What lies there makes programs run for whoever only looks at the folder with Git.
/// </summary>
internal static class RepositoryNames
{
    private static readonly string[] Names = [".git", "git~1"];

    public static bool Has(string path) => path.Split('/').Any(Is);

    public static bool Is(string segment) => Names.Contains(Shown(segment), StringComparer.OrdinalIgnoreCase);

    private static string Shown(string segment) => segment.Any(IsIgnorable) ? string.Concat(segment.Where(static c => !IsIgnorable(c))) : segment;

    private static bool IsIgnorable(char c) => c is >= '\u200C' and <= '\u200F' or >= '\u202A' and <= '\u202E' or >= '\u206A' and <= '\u206F' or '\uFEFF';
}

namespace PluginKit.Bundles.Scanning;

/// <summary>Tells a page to sign in, or a pointer of Git LFS, that lies where a manifest or a skill should be.</summary>
internal static class Pretence
{
    private static readonly string[] NeverPages = ["SKILL.md", "plugin.yaml", "launcher.yaml", "servers.yaml", "plugin.json", "package.json", "pyproject.toml"];

    /// <returns>What it is instead, or <see langword="null"/>.</returns>
    public static string? Of(string path, ReadOnlySpan<byte> head)
    {
        if (head.StartsWith("version https://git-lfs.github.com/spec/"u8))
        {
            return "is a pointer of Git LFS, and not the content itself";
        }

        var isPage = NeverPages.Contains(path[(path.LastIndexOf('/') + 1)..], StringComparer.Ordinal)
            && head.TrimStart(" \t\r\n"u8) is [(byte)'<', (byte)'!' or (byte)'h' or (byte)'H', ..];
        return isPage ? "is a web page, probably one to sign in or an error" : null;
    }
}

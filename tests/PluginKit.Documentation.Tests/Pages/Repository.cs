namespace PluginKit.Documentation.Tests.Pages;

/// <summary>The checkout that the tests were built from.</summary>
internal static class Repository
{
    public static string Root { get; } = Checkout.Root;

    /// <summary>Pages whose C# has to be compiled: the front page, the pages of docs and the README of every package.</summary>
    public static IReadOnlyList<string> Pages { get; } =
    [
        "README.md",
        .. Directory.EnumerateFiles(Path.Combine(Root, "docs"), "*.md", SearchOption.AllDirectories).Select(Relative).Order(StringComparer.Ordinal),
        .. Directory.EnumerateDirectories(Path.Combine(Root, "src"))
            .Select(static folder => Path.Combine(folder, "README.md")).Where(File.Exists).Select(Relative).Order(StringComparer.Ordinal),
    ];

    public static IReadOnlyList<string> SnippetFiles { get; } =
    [
        .. new[] { "Adapter", "Examples" }
            .SelectMany(static folder => Directory.EnumerateFiles(Path.Combine(Root, "tests", "PluginKit.Documentation.Tests", folder), "*.cs"))
            .Order(StringComparer.Ordinal),
    ];

    public static string Read(string page) => File.ReadAllText(Path.Combine(Root, page));

    private static string Relative(string path) => Path.GetRelativePath(Root, path).Replace('\\', '/');
}

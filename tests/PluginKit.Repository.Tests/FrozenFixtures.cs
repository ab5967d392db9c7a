namespace PluginKit.Repository.Tests;

/// <summary>The frozen documents of the contract's tests.</summary>
internal static class FrozenFixtures
{
    private static readonly string Folder = RepositoryRoot.In("tests", "PluginKit.Contracts.Tests", "Fixtures", "v1");

    public static IEnumerable<string> Names =>
        Directory.EnumerateFiles(Folder, "*.json").Select(static file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal);

    /// <summary>The corpus: for every kind of document one of every role.</summary>
    public static IEnumerable<string> Corpus =>
        Directory.EnumerateFiles(Path.Combine(Folder, "corpus"), "*.json", SearchOption.AllDirectories)
            .Select(static file => Path.GetRelativePath(Folder, file).Replace('\\', '/').Replace(".json", string.Empty, StringComparison.Ordinal)).Order(StringComparer.Ordinal);

    public static string Text(string name) => File.ReadAllText(Path.Combine(Folder, name + ".json"));

    /// <summary>What the engines really write: the golden documents of all suites, relative to the repository.</summary>
    public static IEnumerable<string> Golden =>
        Directory.EnumerateDirectories(RepositoryRoot.In("tests")).Select(static suite => Path.Combine(suite, "Golden")).Where(Directory.Exists)
            .SelectMany(static folder => Directory.EnumerateFiles(folder, "*.json")).Select(RepositoryRoot.Relative).Order(StringComparer.Ordinal);
}

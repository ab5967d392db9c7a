namespace PluginKit.Repository.Tests;

/// <summary>Where the repository is, and what it holds.</summary>
internal static class RepositoryRoot
{
    private static readonly string[] CodeFolders = ["src", "tests", "samples", "benchmarks"];

    public static string Location { get; } = Checkout.Root;

    /// <summary>The libraries, by project name.</summary>
    public static IReadOnlyList<string> Libraries { get; } =
        [.. Directory.EnumerateDirectories(Path.Combine(Location, "src")).Select(Path.GetFileName).OfType<string>()
            .Where(static name => File.Exists(ProjectFileOf(name))).Order(StringComparer.Ordinal)];

    public static string In(params string[] segments) => Checkout.In(segments);

    public static string ProjectFileOf(string library) => In("src", library, library + ".csproj");

    /// <summary>Hand-written C# of the repository, without build output.</summary>
    public static IEnumerable<string> CodeFiles(params string[] folders) =>
        (folders.Length == 0 ? CodeFolders : folders)
            .Select(static folder => In(folder.Split('/')))
            .Where(Directory.Exists)
            .SelectMany(static folder => Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories))
            .Where(static file => !IsBuildOutput(file))
            .Order(StringComparer.Ordinal);

    public static string Relative(string file) => Path.GetRelativePath(Location, file).Replace('\\', '/');

    private static bool IsBuildOutput(string file) =>
        Relative(file).Split('/').Any(static segment => segment is "bin" or "obj" or "artifacts" or "node_modules");
}

namespace PluginKit.Benchmarks.Running;

/// <summary>The checkout of real universal plugins, which is not part of this repository.</summary>
internal static class SharedData
{
    private const string Variable = "PLUGINKIT_SHARED_DATA";

    /// <summary>The checkout, or <see langword="null"/> with a message on the error stream.</summary>
    public static string? UniversalPlugins()
    {
        var places = Candidates().Select(static data => Path.Combine(data, "universal-plugins")).ToList();
        var found = places.Find(Directory.Exists);
        if (found is null)
        {
            Console.Error.WriteLine($"Skipped: the universal plugins are not there ({string.Join(", ", places)}). Set {Variable} to the folder that holds universal-plugins.");
        }

        return found;
    }

    // Beside the repository, from wherever the program was built to.
    private static IEnumerable<string> Candidates()
    {
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named)
        {
            yield return named;
            yield break;
        }

        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            yield return Path.Combine(folder.FullName, "shared", "data");
        }
    }
}

namespace PluginKit.Authoring.Tests.Corpus;

/// <summary>Where the universal plugins are.</summary>
internal static class PluginCorpus
{
    public static string? Directory { get; } = Find();

    private static string? Find()
    {
        var shared = Environment.GetEnvironmentVariable("PLUGINKIT_SHARED_DATA") ?? BesideRepository();
        var plugins = shared is null ? null : Path.Combine(shared, "universal-plugins", "plugins");
        return System.IO.Directory.Exists(plugins) ? plugins : null;
    }

    private static string? BesideRepository()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "PluginKit.Libraries.sln")))
            {
                return Path.Combine(folder.Parent!.FullName, "shared", "data");
            }
        }

        return null;
    }
}

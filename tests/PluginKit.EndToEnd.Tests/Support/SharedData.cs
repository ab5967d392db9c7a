namespace PluginKit.EndToEnd.Tests.Support;

/// <summary>The real plugins that lie beside the repository.</summary>
internal static class SharedData
{
    public const string Absent = "The shared data is not here: set PLUGINKIT_SHARED_DATA, or place it at ../shared/data beside the repository.";

    /// <summary>The catalog of real plugins, or <see langword="null"/>.</summary>
    public static string? UniversalPlugins { get; } = Find() is { } data && Directory.Exists(Path.Join(data, "universal-plugins")) ? Path.Join(data, "universal-plugins") : null;

    private static string? Find()
    {
        if (Environment.GetEnvironmentVariable("PLUGINKIT_SHARED_DATA") is { Length: > 0 } named)
        {
            return named;
        }

        for (var folder = AppContext.BaseDirectory; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (Path.Exists(Path.Join(folder, "PluginKit.Libraries.sln")))
            {
                return Path.Join(Path.GetDirectoryName(folder), "shared", "data");
            }
        }

        return null;
    }
}

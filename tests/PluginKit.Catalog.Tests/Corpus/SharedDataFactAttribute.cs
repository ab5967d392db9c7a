namespace PluginKit.Catalog.Tests.Corpus;

/// <summary>A test over the shared example data; skipped, visibly, where the data is not there.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SharedDataFactAttribute : FactAttribute
{
    public SharedDataFactAttribute()
    {
        if (Folder is null)
        {
            Skip = "The shared data is not here: set PLUGINKIT_SHARED_DATA, or place it at ../shared/data beside the repository.";
        }
    }

    public static string? Folder { get; } = Find();

    private static string? Find()
    {
        if (Environment.GetEnvironmentVariable("PLUGINKIT_SHARED_DATA") is { Length: > 0 } named)
        {
            return Path.Exists(named) ? named : null;
        }

        for (var folder = AppContext.BaseDirectory; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (Path.Exists(Path.Join(folder, "PluginKit.Libraries.sln")))
            {
                var data = Path.Join(Path.GetDirectoryName(folder), "shared", "data");
                return Path.Exists(data) ? data : null;
            }
        }

        return null;
    }
}

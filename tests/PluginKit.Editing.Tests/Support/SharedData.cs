namespace PluginKit.Editing.Tests.Support;

/// <summary>Finds the data that lies next to the repository and is not part of it.</summary>
internal static class SharedData
{
    public static string? Find(string folder)
    {
        string root = Environment.GetEnvironmentVariable("PLUGINKIT_SHARED_DATA") ?? Beside();
        string path = Path.Combine(root, folder);
        return Directory.Exists(path) ? path : null;
    }

    // Not from the place of the source file: a build for continuous integration does not tell it.
    private static string Beside()
    {
        DirectoryInfo? directory = new(AppContext.BaseDirectory);
        while (directory is not null && !Directory.Exists(Path.Combine(directory.FullName, "shared", "data")))
        {
            directory = directory.Parent;
        }

        return directory is null ? "/nowhere" : Path.Combine(directory.FullName, "shared", "data");
    }
}

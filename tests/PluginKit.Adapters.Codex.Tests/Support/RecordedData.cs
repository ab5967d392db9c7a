namespace PluginKit.Adapters.Codex.Tests.Support;

/// <summary>The recordings of the real client, beside the repository and not in it.</summary>
internal static class RecordedData
{
    public static string? Folder { get; } = Find();

    private static string? Find()
    {
        var configured = Environment.GetEnvironmentVariable("PLUGINKIT_SHARED_DATA");
        IEnumerable<string> candidates = configured is { Length: > 0 } ? [configured] : Upward(AppContext.BaseDirectory).Select(static folder => Path.Combine(folder, "shared", "data"));
        return candidates.Select(static folder => Path.Combine(folder, "native", "codex")).FirstOrDefault(Directory.Exists);
    }

    private static IEnumerable<string> Upward(string start)
    {
        for (string? folder = start; folder is { Length: > 0 }; folder = Path.GetDirectoryName(folder))
        {
            yield return folder;
        }
    }
}

namespace PluginKit.Tests.Machine;

/// <summary>The data that lies beside the repository and is not part of it: recorded homes of the clients, published plugins, a conformance corpus.</summary>
internal static class SharedData
{
    private const string Variable = "PLUGINKIT_SHARED_DATA";

    private static readonly string? Root = Find();

    /// <summary>The catalog of real plugins, or <see langword="null"/>.</summary>
    public static string? UniversalPlugins { get; } = Folder("universal-plugins");

    /// <summary>A folder of the data, or <see langword="null"/> where it is not on this machine.</summary>
    public static string? Folder(params string[] segments)
    {
        var folder = Root is null ? null : Path.Combine([Root, .. segments]);
        return Directory.Exists(folder) ? folder : null;
    }

    /// <summary>Why a test over a folder of the data cannot run; <see langword="null"/> where it can.</summary>
    public static string? WhyAbsent(params string[] segments) =>
        Folder(segments) is null
            ? $"The shared data '{string.Join('/', segments)}' is not here: set {Variable}, or place it at ../shared/data beside the repository."
            : null;

    /// <summary>The names of the folders directly below one, in order; none where it is not there.</summary>
    public static IEnumerable<string> Names(params string[] segments) =>
        Folder(segments) is { } folder ? Directory.EnumerateDirectories(folder).Select(static path => Path.GetFileName(path)).Order(StringComparer.Ordinal) : [];

    private static string? Find()
    {
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named)
        {
            return named;
        }

        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var data = Path.Combine(folder.FullName, "shared", "data");
            if (Directory.Exists(data))
            {
                return data;
            }
        }

        return null;
    }
}

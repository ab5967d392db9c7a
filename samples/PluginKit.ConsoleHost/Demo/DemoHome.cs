using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace PluginKit.ConsoleHost.Demo;

/// <summary>A throwaway home with a catalog beside it; gone when the demo ends.</summary>
internal sealed class DemoHome : IDisposable
{
    /// <summary>The version that the author of a demo plugin publishes while the demo runs.</summary>
    public const string NewVersion = "1.3.0";

    private readonly string _root = Directory.CreateTempSubdirectory("pluginkit-demo-").FullName;

    public DemoHome()
    {
        Home = Path.Combine(_root, "home");
        Catalog = Path.Combine(_root, "catalog");
        Foreign = Path.Combine(_root, "foreign");
        SystemRoot = Path.Combine(_root, "system");
        Directory.CreateDirectory(Home);
        Directory.CreateDirectory(SystemRoot);
        DemoFiles.Unpack("catalog", Catalog);
        DemoFiles.Unpack("foreign", Foreign);
    }

    public string Home { get; }

    public string Catalog { get; }

    public string Foreign { get; }

    public string SystemRoot { get; }

    /// <summary>Plays the author: another version in the catalog's folder of a plugin.</summary>
    public void PublishUpdate(string plugin)
    {
        var manifest = Path.Combine(Catalog, "plugins", plugin, "plugin", "plugin.yaml");
        File.WriteAllText(manifest, File.ReadAllText(manifest).Replace("version: 1.2.0", $"version: {NewVersion}", StringComparison.Ordinal));
    }

    /// <summary>
    /// Every file of the home with a digest of its bytes. Claude Code writes its settings anew and in an order of its own whenever it changes them,
    /// so of that file the meaning counts.
    /// </summary>
    public IReadOnlyDictionary<string, string> Files() => Directory
        .EnumerateFiles(Home, "*", SearchOption.AllDirectories)
        .ToDictionary(path => Path.GetRelativePath(Home, path), static path => Convert.ToHexStringLower(SHA256.HashData(Content(path))), StringComparer.Ordinal);

    private static byte[] Content(string path)
    {
        var bytes = File.ReadAllBytes(path);
        return path.EndsWith(Path.Combine(".claude", "settings.json"), StringComparison.Ordinal)
            ? Encoding.UTF8.GetBytes(Sorted(JsonNode.Parse(bytes))?.ToJsonString() ?? string.Empty)
            : bytes;
    }

    private static JsonNode? Sorted(JsonNode? node) => node is JsonObject members
        ? new JsonObject(members.OrderBy(static member => member.Key, StringComparer.Ordinal).Select(static member => KeyValuePair.Create(member.Key, Sorted(member.Value))))
        : node?.DeepClone();

    public void Dispose()
    {
        try
        {
            Directory.Delete(_root, recursive: true);
        }
        catch (IOException)
        {
            // A client that is still closing its files: the folder is in the temporary directory, the system takes care of it.
        }
    }
}

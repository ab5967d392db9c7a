using System.Text;
using System.Text.Json.Nodes;
using PluginKit.Contracts.Hosts;
using PluginKit.Platform.Disk;
using PluginKit.Tests.Disks;

namespace PluginKit.EndToEnd.Tests.Discovery;

/// <summary>One recorded end state of a real client: its files on a disk, and what the client itself said about them.</summary>
internal sealed class RecordedFolder
{
    private readonly (string Placeholder, string Path)[] _places;
    private readonly string _source;

    /// <param name="client">The client's folder of recordings.</param>
    /// <param name="name">The recording.</param>
    /// <param name="root">Where it is laid out.</param>
    /// <param name="marketplaces">The folder of the marketplaces, below <paramref name="root"/>.</param>
    public RecordedFolder(string client, string name, string root = "/rec", string marketplaces = "ext")
    {
        _source = SharedData.Folder("native", client, name) ?? throw new InvalidOperationException($"{client}/{name} is not recorded.");
        Client = client;
        Root = root;
        Home = Path.Join(root, "home");
        Project = Path.Join(root, "project");
        Marketplaces = Path.Join(root, marketplaces);

        // They may lie in the home, so that their name goes first.
        _places = [("{{EXT}}", Marketplaces), ("{{HOME}}", Home), ("{{PROJECT}}", Project), ("{{CORPUS}}", Path.Join(root, "corpus")), ("{{ETC}}", Path.Join(root, "etc"))];
        Reported = JsonNode.Parse(Placed(File.ReadAllText(Path.Join(_source, "scenario.json"))))!["reported"]!.AsObject();
    }

    public string Client { get; }

    public string Root { get; }

    public string Home { get; }

    public string Project { get; }

    public string Marketplaces { get; }

    /// <summary>What the client answered, by question.</summary>
    public JsonObject Reported { get; }

    public HostEnvironment Environment => new() { HomeDirectory = Home, SystemRoot = Root };

    /// <summary>Every folder that records a state of its own; those that come later are found too.</summary>
    public static IEnumerable<string> Names(string client) => SharedData.Names("native", client)
        .Where(name => name.StartsWith("state-", StringComparison.Ordinal) || (client == "codex" && name.StartsWith("20", StringComparison.Ordinal)));

    /// <summary>Lays the files out, placeholders replaced; the project is a repository.</summary>
    public IDisk LayOut(IDisk disk)
    {
        disk.AddDirectory(Home).AddDirectory(Path.Join(Project, ".git")).AddFile(Path.Join(Project, ".git", "HEAD"), "ref: refs/heads/main\n");
        foreach (var (part, place) in new[] { ("home", Home), ("project", Project), ("ext", Marketplaces), ("etc", Path.Join(Root, "etc")) })
        {
            var folder = Path.Join(_source, part);
            var everything = new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = 0 };
            foreach (var file in Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "*", everything) : [])
            {
                disk.AddFile(Path.Join(place, Path.GetRelativePath(folder, file)), Placed(File.ReadAllText(file)));
            }
        }

        return disk;
    }

    /// <summary>The same text wherever the folder was laid out.</summary>
    public string Anywhere(string text) => _places.Aggregate(text, static (text, place) => text.Replace(place.Path, place.Placeholder, StringComparison.Ordinal));

    private string Placed(string text) =>
        _places.Aggregate(new StringBuilder(text), static (text, place) => text.Replace(place.Placeholder, place.Path)).ToString();
}

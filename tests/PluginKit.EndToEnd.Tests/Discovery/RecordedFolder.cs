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

    public RecordedFolder(string client, string name, string root = "/rec")
    {
        _source = SharedData.Folder("native", client, name) ?? throw new InvalidOperationException($"{client}/{name} is not recorded.");
        Client = client;
        Root = root;
        Home = Path.Join(root, "home");
        Project = Path.Join(root, "project");
        _places = [("{{HOME}}", Home), ("{{PROJECT}}", Project), ("{{EXT}}", Path.Join(root, "ext")), ("{{CORPUS}}", Path.Join(root, "corpus")), ("{{ETC}}", Path.Join(root, "etc"))];
        Reported = JsonNode.Parse(Placed(File.ReadAllText(Path.Join(_source, "scenario.json"))))!["reported"]!.AsObject();
    }

    public string Client { get; }

    public string Root { get; }

    public string Home { get; }

    public string Project { get; }

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
        foreach (var part in (string[])["home", "project", "ext", "etc"])
        {
            var folder = Path.Join(_source, part);
            var everything = new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = 0 };
            foreach (var file in Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "*", everything) : [])
            {
                disk.AddFile(Path.Join(Root, part, Path.GetRelativePath(folder, file)), Placed(File.ReadAllText(file)));
            }
        }

        return disk;
    }

    /// <summary>The same text wherever the folder was laid out.</summary>
    public string Anywhere(string text) => _places.Aggregate(text, static (text, place) => text.Replace(place.Path, place.Placeholder, StringComparison.Ordinal));

    private string Placed(string text) =>
        _places.Aggregate(new StringBuilder(text), static (text, place) => text.Replace(place.Placeholder, place.Path)).ToString();
}

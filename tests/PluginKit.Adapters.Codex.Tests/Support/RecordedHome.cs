using System.Text;
using System.Text.Json.Nodes;
using PluginKit.Contracts.Discovery;
using PluginKit.Contracts.Hosts;
using PluginKit.Platform.ClientFiles;
using PluginKit.Platform.Disk;
using PluginKit.Tests.Disks;

namespace PluginKit.Adapters.Codex.Tests.Support;

/// <summary>A recorded end state on a disk, with its placeholders replaced.</summary>
internal sealed class RecordedHome
{
    public const string Home = "/rec/home";
    public const string Project = "/rec/project";
    private static readonly (string Placeholder, string Path)[] Places = [("{{HOME}}", Home), ("{{PROJECT}}", Project), ("{{EXT}}", "/rec/ext"), ("{{CORPUS}}", "/rec/corpus")];

    public RecordedHome(IDisk disk, string scenario)
    {
        var folder = SharedData.Folder("native", "codex", scenario)!;
        Disk = disk.AddDirectory(Home).AddDirectory(Project + "/.git").AddFile(Project + "/.git/HEAD", "ref: x\n");
        foreach (var part in (string[])["home", "project", "ext", "etc"])
        {
            var source = Path.Combine(folder, part);
            foreach (var file in Directory.Exists(source) ? Directory.EnumerateFiles(source, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = 0 }) : [])
            {
                Disk.AddFile($"/rec/{part}/{Path.GetRelativePath(source, file)}", Replaced(File.ReadAllText(file)));
            }
        }

        Reported = JsonNode.Parse(Replaced(File.ReadAllText(Path.Combine(folder, "scenario.json"))))!["reported"]!.AsObject();
    }

    public IDisk Disk { get; }

    public JsonObject Reported { get; }

    public static HostEnvironment Environment { get; } = new() { HomeDirectory = Home, SystemRoot = "/rec" };

    public async Task<NativeScan> ScanAsync()
    {
        var scanner = new CodexScanner(Microsoft.Extensions.Options.Options.Create(new CodexAdapterOptions()));
        return await scanner.ScanAsync(
            new() { Environment = Environment, WorkspaceRoot = Project, Files = new RootedClientFiles(Disk, scanner.ReadableRoots(Environment, Project)) },
            default);
    }

    private static string Replaced(string text)
    {
        var result = new StringBuilder(text);
        foreach (var (placeholder, path) in Places)
        {
            result.Replace(placeholder, path);
        }

        return result.ToString();
    }
}

// snippet: adapter-double
using System.Text;
using System.Text.Json.Nodes;
using PluginKit.Platform.Disk;
using PluginKit.Platform.Processes;
using PluginKit.Testing.SimulatedClients;

namespace PluginKit.Documentation.Tests.Adapter;

/// <summary>A double of the program <c>lantern</c>: it writes the file that the real one writes.</summary>
internal sealed class LanternProgram : ISimulatedProgram
{
    public string Name => "lantern";

    public string Version => "2.4.1";

    public ProcessOutcome Run(ProcessRequest request, IDisk disk, TimeProvider time)
    {
        var path = Path.Combine(request.Environment["HOME"], ".lantern", "plugins.json");
        switch (request.Arguments)
        {
            case ["--version"]:
                return Exit(0, $"lantern {Version}\n");
            case ["plugin", "link", var id, var folder]:
                Change(disk, path, registry => registry[id] = folder);
                return Exit(0, "linked\n");
            case ["plugin", "unlink", var id]:
                Change(disk, path, registry => registry.Remove(id));
                return Exit(0, "unlinked\n");
            default:
                return Exit(2, string.Empty);
        }
    }

    private static ProcessOutcome Exit(int code, string output) => new(ProcessEnd.Exited, code, output, string.Empty);

    private static void Change(IDisk disk, string path, Action<JsonObject> change)
    {
        var registry = new JsonObject();
        if (disk.Stat(path) is not null)
        {
            using var old = disk.OpenRead(path);
            registry = JsonNode.Parse(old)!.AsObject();
        }

        change(registry);
        disk.CreateDirectory(Path.GetDirectoryName(path)!);
        disk.DeleteFile(path);
        using var stream = disk.CreateNew(path, null);
        stream.Write(Encoding.UTF8.GetBytes(registry.ToJsonString() + "\n"));
    }
}
// end snippet

using System.Text;
using System.Text.Json.Nodes;
using PluginKit.Platform.Disk;
using PluginKit.Platform.Processes;
using PluginKit.Testing.SimulatedClients;

namespace PluginKit.Lifecycle.Tests.Worlds;

/// <summary>The program of a sketched client: keeps a registry of folders and one of versions, and deletes them when they are empty.</summary>
internal sealed class SketchProgram(string name, string version = "1.0.7") : ISimulatedProgram
{
    /// <summary>The end of the names of files that the client was still writing.</summary>
    public const string Unfinished = ".unfinished";

    public string Name => name;

    public string Version => version;

    public ProcessOutcome Run(ProcessRequest request, IDisk disk, TimeProvider time)
    {
        var path = SketchAdapter.Registry(request.Environment["HOME"], name);
        switch (request.Arguments)
        {
            case ["--version"]:
                return new(ProcessEnd.Exited, 0, $"{name} {Version}\n", string.Empty);
            case ["register", var id, var root]:
                Write(disk, path, registry => registry[id] = root);
                return new(ProcessEnd.Exited, 0, "registered\n", string.Empty);
            case ["unregister", var id]:
                Write(disk, path, registry => registry.Remove(id));
                Write(disk, SketchAdapter.Versions(request.Environment["HOME"], name), versions => versions.Remove(id));
                return new(ProcessEnd.Exited, 0, "unregistered\n", string.Empty);
            case ["refresh", var id, var version]:
                Write(disk, SketchAdapter.Versions(request.Environment["HOME"], name), versions => versions[id] = version);
                return new(ProcessEnd.Exited, 0, "refreshed\n", string.Empty);
            case ["forget", var id]:
                Write(disk, SketchAdapter.Versions(request.Environment["HOME"], name), versions => versions.Remove(id));
                return new(ProcessEnd.Exited, 0, "forgotten\n", string.Empty);
            default:
                return new(ProcessEnd.Exited, 2, string.Empty, "usage\n");
        }
    }

    private static void Write(IDisk disk, string path, Action<JsonObject> change)
    {
        var registry = new JsonObject();
        if (disk.Stat(path) is not null)
        {
            using var stream = disk.OpenRead(path);
            registry = JsonNode.Parse(stream)!.AsObject();
        }

        change(registry);
        if (registry.Count > 0)
        {
            disk.CreateDirectory(Path.GetDirectoryName(path)!);
            disk.FlushDirectory(Path.GetDirectoryName(Path.GetDirectoryName(path)!)!);
            disk.DeleteFile(path + Unfinished);
            Replace(disk, path, Encoding.UTF8.GetBytes(registry.ToJsonString() + "\n"));
            return;
        }

        disk.DeleteFile(path);
        if (disk.Stat(Path.GetDirectoryName(path)!) is not null && disk.List(Path.GetDirectoryName(path)!).Count == 0)
        {
            disk.DeleteEmptyDirectory(Path.GetDirectoryName(path)!);
            disk.FlushDirectory(Path.GetDirectoryName(Path.GetDirectoryName(path)!)!);
        }
    }

    /// <summary>As most clients do: whole at every moment, but nobody sees to it that the new name lasts.</summary>
    private static void Replace(IDisk disk, string path, byte[] content)
    {
        using (var stream = disk.CreateNew(path + Unfinished, null))
        {
            stream.Write(content);
            disk.Flush(stream);
        }

        disk.MoveFile(path + Unfinished, path, overwrite: true);
    }
}

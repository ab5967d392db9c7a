using System.IO.Abstractions;
using PluginKit.Platform.Disk;

namespace PluginKit.Adapters.Codex.Tests.Support;

/// <summary>A machine below a temporary folder on which the real client runs.</summary>
internal sealed class RealMachine : IDisposable
{
    private readonly string _root;

    public RealMachine(bool hasProgram = true)
    {
        // The client speaks of real paths; the folder for temporary files may be a link.
        var disk = new FileSystemDisk(new FileSystem(), NativeDisk.ForThisMachine());
        _root = disk.ResolveLinks(Directory.CreateTempSubdirectory("pluginkit-real-").FullName);
        Stage = new(disk, hasProgram, _root, Client);
    }

    public RealCodex Client { get; } = new();

    public CodexStage Stage { get; }

    public void Dispose() => Directory.Delete(_root, recursive: true);
}

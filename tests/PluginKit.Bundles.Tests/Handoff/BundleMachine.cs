using System.IO.Abstractions;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using PluginKit.Bundles.Handoff;
using PluginKit.Bundles.Registration;
using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Hosts;
using PluginKit.Platform.Disk;
using PluginKit.Platform.Processes;
using PluginKit.Testing.Observation;
using PluginKit.Testing.VirtualDisk;
using PluginKit.Tests.Disks;

namespace PluginKit.Bundles.Tests.Handoff;

/// <summary>A machine on which projects are packed and bundles installed. Programs only answer their version; what else is started is remembered.</summary>
internal sealed class BundleMachine : IDisposable
{
    public const string Project = "/work/demo";
    public const string Home = "/home/ada";
    public const string Archive = "/downloads/demo_codex-runtime_python_bundle.tar.gz";
    public const string Destination = "/apps/demo";

    private readonly ServiceProvider _services;
    private readonly string? _folder;

    public BundleMachine(DiskKind kind = DiskKind.Virtual, Func<IDisk, IDisk>? wrap = null, Action<BundlesOptions>? options = null, bool canExchange = true)
    {
        if (kind == DiskKind.Real)
        {
            _folder = Directory.CreateTempSubdirectory("pluginkit-bundles-").FullName;
            Disk = new RerootedDisk(new FileSystemDisk(new FileSystem(), NativeDisk.ForThisMachine()), _folder);
        }
        else
        {
            var files = new VirtualFileSystem(options: new() { SupportsExchange = canExchange });
            (Files, Disk) = (files, new FileSystemDisk(files, files));
        }

        foreach (var folder in (string[])[Home, "/usr/bin", "/downloads", "/apps"])
        {
            Disk.CreateDirectory(folder);
        }

        Seen = wrap?.Invoke(Disk) ?? Disk;
        _services = Services(Seen, options);
    }

    public IDisk Disk { get; }

    /// <summary>The disk as the services see it.</summary>
    public IDisk Seen { get; }

    public VirtualFileSystem? Files { get; }

    public VersionsOnly Programs { get; } = new();

    /// <summary>The same machine for another process, which sees the disk through a fault.</summary>
    public ServiceProvider Services(IDisk disk, Action<BundlesOptions>? options = null) => new ServiceCollection()
        .AddSingleton(disk)
        .AddSingleton<IProcessRunner>(Programs)
        .AddSingleton(new HostEnvironment
        {
            HomeDirectory = Home,
            Variables = new Dictionary<string, string>(StringComparer.Ordinal) { ["HOME"] = Home, ["PATH"] = "/usr/bin" },
            SearchPath = ["/usr/bin"],
        })
        .AddPluginKitBundles(options)
        .BuildServiceProvider();

    public Task<HandoffResultDocument> ExportAsync(string platform = "codex-runtime", string root = Project, string? output = Archive) =>
        _services.GetRequiredService<HandoffExporter>().ExportAsync(new() { ProjectRoot = root, Platform = platform, Output = output });

    public Task<HandoffResultDocument> InstallAsync(string archive = Archive, string destination = Destination, bool force = false, string? digest = null, CancellationToken cancellationToken = default) =>
        InstallAsync(new() { Archive = archive, Destination = destination, Force = force, ExpectedDigest = digest }, cancellationToken);

    public Task<HandoffResultDocument> InstallAsync(HandoffInstallRequest request, CancellationToken cancellationToken = default) =>
        _services.GetRequiredService<HandoffInstaller>().InstallAsync(request, cancellationToken);

    public Task<HandoffInspectionDocument> InspectAsync(string path = Archive, string? digest = null) => _services.GetRequiredService<HandoffInspector>().InspectAsync(path, digest);

    public BundleMachine With(string path, string text, bool executable = false) => Place(Path.Join(Project, path), Encoding.UTF8.GetBytes(text), executable);

    public BundleMachine Place(string path, byte[] bytes, bool executable = false)
    {
        Disk.CreateDirectory(Path.GetDirectoryName(path)!);
        Disk.DeleteFile(path);
        using var stream = Disk.CreateNew(path, (UnixFileMode)(executable ? 0b111_101_101 : 0b110_100_100));
        stream.Write(bytes);
        return this;
    }

    public byte[] Bytes(string path)
    {
        using var stream = Disk.OpenRead(path);
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }

    public string Text(string path) => Encoding.UTF8.GetString(Bytes(path));

    public void Dispose()
    {
        _services.Dispose();
        if (_folder is not null)
        {
            Directory.Delete(_folder, recursive: true);
        }
    }
}

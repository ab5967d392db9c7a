using System.IO.Abstractions;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using PluginKit.Authoring.Projects;
using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Hosts;
using PluginKit.Platform.Disk;
using PluginKit.Platform.Processes;
using PluginKit.Testing.Observation;
using PluginKit.Testing.VirtualDisk;
using PluginKit.Tests.Disks;

namespace PluginKit.Authoring.Tests.Projects;

/// <summary>A project on a disk of its own, on a machine with programs that only pretend.</summary>
internal sealed class TestProject : IDisposable
{
    public const string Root = "/work/demo";
    public const string Home = "/home/ada";

    private const UnixFileMode Executable = (UnixFileMode)0b111_101_101;
    private const UnixFileMode Plain = (UnixFileMode)0b110_100_100;

    private readonly ServiceProvider _services;
    private readonly string? _folder;

    public TestProject(DiskKind disk, HostPlatform platform = HostPlatform.Linux)
    {
        IDisk made;
        if (disk == DiskKind.Real)
        {
            _folder = Directory.CreateTempSubdirectory("pluginkit-project-").FullName;
            made = new RerootedDisk(new FileSystemDisk(new FileSystem(), NativeDisk.ForThisMachine()), _folder);
        }
        else
        {
            var files = new VirtualFileSystem();
            made = new FileSystemDisk(files, files);
        }

        Recorded = new(made);
        _services = new ServiceCollection()
            .AddSingleton<IDisk>(Recorded)
            .AddSingleton<IProcessRunner>(Trap)
            .AddSingleton(new HostEnvironment
            {
                HomeDirectory = Home,
                Platform = platform,
                Variables = new Dictionary<string, string>(StringComparer.Ordinal) { ["HOME"] = Home, ["PATH"] = "/usr/bin" },
                SearchPath = [Root + "/.venv/bin", Root + "/node_modules/.bin", "/usr/bin"],
            })
            .AddPluginKitAuthoring()
            .BuildServiceProvider();
        Disk.CreateDirectory(Root);
        Disk.CreateDirectory(Home);
        Disk.CreateDirectory("/usr/bin");
    }

    public ProcessTrap Trap { get; } = new();

    public RecordingDisk Recorded { get; }

    public IDisk Disk => Recorded;

    public ProjectBootstrap Bootstrap => _services.GetRequiredService<ProjectBootstrap>();

    /// <summary>A project with a launcher that starts a script of the usual form.</summary>
    public static TestProject Launched(string runtime, DiskKind disk, HostPlatform platform = HostPlatform.Linux, string target = "codex-runtime") =>
        new TestProject(disk, platform)
            .With("plugin/plugin.yaml", $"api_version: v1\nname: demo\nversion: 0.1.0\ndescription: A demo.\ntargets: [{target}]\n")
            .With("plugin/launcher.yaml", $"runtime: {runtime}\nentrypoint: ./bin/demo\n")
            .With("README.md", "# Demo\n");

    /// <summary>A Python project whose launcher and program are there; nothing is installed.</summary>
    public static TestProject Python(DiskKind disk, HostPlatform platform = HostPlatform.Linux) => Launched("python", disk, platform)
        .With("bin/demo", "#!/usr/bin/env bash\nexec \"$ROOT/.venv/bin/python3\" \"$ROOT/plugin/main.py\" \"$@\"\n", executable: true)
        .With("plugin/main.py", "print('demo')\n");

    /// <summary>A Node project whose launcher and program are there; nothing is installed.</summary>
    public static TestProject Node(DiskKind disk, string program = "plugin/main.mjs", HostPlatform platform = HostPlatform.Linux) => Launched("node", disk, platform)
        .With("bin/demo", $"#!/usr/bin/env bash\nexec node \"$ROOT/{program}\" \"$@\"\n", executable: true)
        .With("package.json", "{\"name\":\"demo\",\"scripts\":{\"build\":\"tsc\"}}")
        .Program("node");

    public TestProject With(string path, string text, bool executable = false) => Place(Path.Join(Root, path), text, executable);

    /// <summary>A program of the machine.</summary>
    public TestProject Program(string name) => Place("/usr/bin/" + name, "#!/bin/sh\n", executable: true);

    public TestProject Place(string path, string text, bool executable = false)
    {
        Disk.CreateDirectory(Path.GetDirectoryName(path)!);
        Disk.DeleteFile(path);
        using var stream = Disk.CreateNew(path, executable ? Executable : Plain);
        stream.Write(Encoding.UTF8.GetBytes(text));
        return this;
    }

    public TestProject Folder(string path)
    {
        Disk.CreateDirectory(Path.Join(Root, path));
        return this;
    }

    public TestProject Link(string path, string target)
    {
        Disk.CreateDirectory(Path.GetDirectoryName(Path.Join(Root, path))!);
        Disk.CreateLink(Path.Join(Root, path), target);
        return this;
    }

    public TestProject Without(string path)
    {
        Disk.DeleteFile(Path.Join(Root, path));
        return this;
    }

    /// <summary>An environment as <c>python -m venv</c> makes it.</summary>
    public TestProject Environment(string folder = Root + "/.venv", string version = "3.11.7")
    {
        Program("python3");
        Place(folder + "/pyvenv.cfg", $"home = /usr/bin\ninclude-system-site-packages = false\nversion = {version}\n");
        Disk.CreateDirectory(folder + "/bin");
        Disk.CreateLink(folder + "/bin/python3", "/usr/bin/python3");
        return this;
    }

    public async Task<ReadinessDocument> LookAsync() => await _services.GetRequiredService<ProjectDoctor>().LookAsync(Root, CancellationToken.None);

    public async Task<ValidationDocument> ValidateAsync(string? platform = null, bool strict = false, string root = Root) => await _services.GetRequiredService<ProjectValidator>()
        .ValidateAsync(new() { ProjectRoot = root, Platform = platform, Strict = strict }, CancellationToken.None);

    public void Dispose()
    {
        _services.Dispose();
        if (_folder is not null)
        {
            Directory.Delete(_folder, recursive: true);
        }
    }
}

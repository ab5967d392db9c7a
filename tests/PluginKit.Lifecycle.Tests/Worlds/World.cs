using System.IO.Abstractions;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using PluginKit.Contracts.Clients;
using PluginKit.Contracts.Hosts;
using PluginKit.Platform.Disk;
using PluginKit.Platform.Processes;
using PluginKit.Testing.Clock;
using PluginKit.Testing.Observation;
using PluginKit.Testing.SimulatedClients;
using PluginKit.Testing.VirtualDisk;

namespace PluginKit.Lifecycle.Tests.Worlds;

/// <summary>A machine with a home, a project, packages and two sketched clients, on a virtual or a real disk.</summary>
internal sealed class World : IDisposable
{
    private readonly string _root;
    private readonly bool _isReal;
    private readonly bool _isOwner;
    private readonly ServiceProvider _services;

    public World(
        DiskKind kind, Action<IServiceCollection>? change = null, Func<IDisk, IDisk>? decorate = null, string home = "home", bool canExchange = true)
        : this(kind, null, change, decorate, home, canExchange)
    {
    }

    private World(
        DiskKind kind, World? on, Action<IServiceCollection>? change, Func<IDisk, IDisk>? decorate, string home = "home", bool canExchange = true)
    {
        _isReal = kind == DiskKind.Real;
        _isOwner = on is null;
        Clock = on?.Clock ?? new();
        _root = on?._root ?? (_isReal ? Directory.CreateTempSubdirectory("pluginkit-lifecycle-").FullName : "/machine");
        var services = new ServiceCollection();
        if (!_isReal)
        {
            var files = on?.Files ?? new VirtualFileSystem(options: new() { SupportsExchange = canExchange });
            files.AddDirectory(_root);
            services.AddSingleton<IFileSystem>(files);
            Files = files;
        }

        Home = on?.Home ?? Path.Combine(_root, home);
        Environment = new()
        {
            HomeDirectory = Home,
            SystemRoot = Path.Combine(_root, "system"),
            SearchPath = ["/simulated/bin"],
        };
        services.AddSingleton(Environment);
        services.AddSingleton<IClientAdapter>(new SketchAdapter("sketch", "claude"));
        services.AddSingleton<IClientAdapter>(new SketchAdapter("pencil", "codex-package"));
        services.AddSingleton<ISimulatedProgram>(new SketchProgram("sketch"));
        services.AddSingleton<ISimulatedProgram>(new SketchProgram("pencil"));
        services.AddSingleton<TimeProvider>(Clock);
        services.AddSingleton<FileSystemDisk>();

        // Clients are processes of their own: what happens to our access to the disk does not happen to theirs.
        services.AddSingleton(static provider => new SimulatedClientPrograms(
            provider.GetRequiredService<FileSystemDisk>(), provider.GetRequiredService<TimeProvider>(), provider.GetServices<ISimulatedProgram>()));
        services.AddSingleton<IProcessRunner>(static provider => provider.GetRequiredService<SimulatedClientPrograms>());
        services.AddSingleton<IProgramLocator>(static provider => provider.GetRequiredService<SimulatedClientPrograms>());

        // The tests of consent ask for it; the others are about something else.
        services.Configure<LifecycleOptions>(static options => options.ExecutableConsent = ExecutableConsent.NotRequired);
        change?.Invoke(services);
        services.AddPluginKitLifecycle();
        if (decorate is not null)
        {
            services.Replace(ServiceDescriptor.Singleton(provider => decorate(provider.GetRequiredService<FileSystemDisk>())));
        }

        _services = services.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });
        if (!_isOwner)
        {
            return;
        }

        Disk.CreateDirectory(Home);
        Disk.CreateDirectory(Environment.SystemRoot);
        Disk.CreateDirectory(Project);
    }

    public VirtualFileSystem? Files { get; }

    public HostEnvironment Environment { get; }

    public string Home { get; }

    public string Project => Path.Combine(_root, "project");

    /// <summary>The disk itself, without what may decorate it.</summary>
    public IDisk Disk => _services.GetRequiredService<FileSystemDisk>();

    public ControllableTimeProvider Clock { get; }

    public string Root => _root;

    public string Operations => Path.Combine(Home, ".plugin-kit-ai", "pluginkit", "operations");

    public IPluginLifecycle Lifecycle => _services.GetRequiredService<IPluginLifecycle>();

    public SimulatedClientPrograms Programs => _services.GetRequiredService<SimulatedClientPrograms>();

    public string StateFile => Path.Combine(Home, ".plugin-kit-ai", "state.json");

    /// <summary>Our own folder of the managed <c>notes</c> for a client.</summary>
    public string Owned(string target) => Path.Combine(Home, ".plugin-kit-ai", "materialized", target, "notes");

    /// <summary>The generation that is live in it; the only one where no pointer tells.</summary>
    public string Generation(string target) => Disk.Stat(Path.Combine(Owned(target), "current")) is not null
        ? Read(Path.Combine(Owned(target), "current")).TrimEnd('\n')
        : Generations(target).ShouldHaveSingleItem();

    /// <summary>Every generation in it.</summary>
    public IReadOnlyList<string> Generations(string target) =>
        Disk.Stat(Path.Combine(Owned(target), "g")) is null ? [] : [.. Disk.List(Path.Combine(Owned(target), "g")).Select(static entry => Path.Combine(entry.Path, "notes"))];

    public string Own => Path.Combine(Home, ".plugin-kit-ai", "pluginkit");

    /// <summary>The names in the content store.</summary>
    public IReadOnlyList<string> Stored => Disk.Stat(Path.Combine(Own, "store")) is null ? [] : [.. Disk.List(Path.Combine(Own, "store")).Select(static entry => entry.Name)];

    public TService Service<TService>()
        where TService : notnull => _services.GetRequiredService<TService>();

    /// <summary>Writes a package and returns its folder.</summary>
    public string Package(string id, string version = "1.0.0", params string[] targets)
    {
        var folder = Path.Combine(_root, "packages", id);
        var listed = string.Join("\n", (targets.Length == 0 ? ["claude", "codex-package"] : targets).Select(static target => "  - " + target));
        Write(Path.Combine(folder, "plugin", "plugin.yaml"), $"api_version: v1\nname: {id}\nversion: {version}\ndescription: A package of the tests.\ntargets:\n{listed}\n");
        Write(Path.Combine(folder, "plugin", "mcp", "servers.yaml"), $"api_version: v1\nservers:\n  {id}:\n    type: stdio\n    stdio:\n      command: run-{id}\n");
        return folder;
    }

    public void Write(string path, string text)
    {
        Disk.CreateDirectory(Path.GetDirectoryName(path)!);
        Disk.DeleteFile(path);
        using var stream = Disk.CreateNew(path, null);
        stream.Write(Encoding.UTF8.GetBytes(text));
    }

    public string Read(string path)
    {
        using var reader = new StreamReader(Disk.OpenRead(path), Encoding.UTF8);
        return reader.ReadToEnd();
    }

    public DiskSnapshot Snapshot() => DiskSnapshot.Take(Disk, _root);

    /// <summary>Another process on the same machine: new services, the same disk and clock.</summary>
    public World Reopen(Func<IDisk, IDisk>? decorate = null, Action<IServiceCollection>? change = null) =>
        new(_isReal ? DiskKind.Real : DiskKind.Virtual, this, change, decorate);

    public void Dispose()
    {
        _services.Dispose();
        if (_isReal && _isOwner)
        {
            Directory.Delete(_root, recursive: true);
        }
    }
}

using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Hosts;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Vocabulary;
using PluginKit.Discovery.Scanning;
using PluginKit.Lifecycle;
using PluginKit.Platform.Disk;
using PluginKit.Storefront.Sessions;
using PluginKit.Testing.Clock;
using PluginKit.Testing.SimulatedClients;
using PluginKit.Testing.VirtualDisk;
using PluginKit.Tests.Disks;

namespace PluginKit.EndToEnd.Tests.Support;

/// <summary>A machine with both simulated clients on either kind of disk, asked as an application asks: through the registered services.</summary>
internal sealed class Machine : IDisposable
{
    private readonly ServiceProvider _services;
    private readonly string? _temporary;

    public Machine(DiskKind kind, Func<string, HostEnvironment>? environment = null, Func<IDisk, IDisk>? decorate = null, VirtualFileSystemOptions? options = null)
    {
        _temporary = kind == DiskKind.Real ? Directory.CreateTempSubdirectory("pluginkit-machine-").FullName : null;
        Root = _temporary ?? "/machine";
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(Clock);
        if (kind == DiskKind.Virtual)
        {
            Files = new VirtualFileSystem(Clock, options);
            services.AddPluginKitVirtualDisk(Files);
        }

        Environment = environment?.Invoke(Root) ?? new HostEnvironment { HomeDirectory = Path.Combine(Root, "home") };
        Environment = Environment with { SystemRoot = Path.Combine(Root, "system") };
        services.AddSingleton(Environment);
        services.AddPluginKit();
        services.TryAddSingleton<FileSystemDisk>();

        // Clients are processes of their own: what happens to our access to the disk does not happen to theirs.
        services.AddSingleton(static provider => new SimulatedClientPrograms(
            provider.GetRequiredService<FileSystemDisk>(), provider.GetRequiredService<TimeProvider>(), provider.GetServices<ISimulatedProgram>()));
        services.AddPluginKitSimulatedClients();
        if (decorate is not null)
        {
            services.Replace(ServiceDescriptor.Singleton(provider => decorate(provider.GetRequiredService<FileSystemDisk>())));
        }

        _services = services.BuildServiceProvider();
        Disk.CreateDirectory(Disk.ResolveLinks(Home));
        Disk.CreateDirectory(Project);
    }

    public string Root { get; }

    public HostEnvironment Environment { get; }

    public string Home => Environment.HomeDirectory;

    public string Project => Path.Combine(Root, "project");

    public string ClaudeSettings => Path.Combine(Home, ".claude", "settings.json");

    public string CodexConfig => Path.Combine(Home, ".codex", "config.toml");

    public VirtualFileSystem? Files { get; }

    public ControllableTimeProvider Clock { get; } = new();

    /// <summary>The disk itself, without what may decorate it.</summary>
    public IDisk Disk => _services.GetRequiredService<FileSystemDisk>();

    public IPluginLifecycle Lifecycle => _services.GetRequiredService<IPluginLifecycle>();

    public IStorefrontSession Storefront => _services.GetRequiredService<IStorefrontSession>();

    public SimulatedClientPrograms Programs => _services.GetRequiredService<SimulatedClientPrograms>();

    /// <summary>Writes a package for both clients and gives its folder.</summary>
    public string Package(string id)
    {
        var folder = Path.Combine(Root, "packages", id);
        Disk.AddFile(
            Path.Combine(folder, "plugin", "plugin.yaml"),
            $"api_version: v1\nname: {id}\nversion: 1.0.0\ndescription: A package of the tests.\ntargets:\n  - claude\n  - codex-package\n");
        Disk.AddFile(Path.Combine(folder, "plugin", "skills", "look", "SKILL.md"), "---\nname: look\ndescription: Looks.\n---\n\nLook.\n");
        return folder;
    }

    public async Task<ResultDocument> AddAsync(string id, string target, string? workspaceRoot = null) =>
        await Lifecycle.ApplyAsync(await Lifecycle.PlanAddAsync(new()
        {
            Source = Package(id),
            Targets = [target],
            Scope = workspaceRoot is null ? InstallScope.User : InstallScope.Project,
            WorkspaceRoot = workspaceRoot,
        }));

    public async Task<ResultDocument> RemoveAsync(string id) => await Lifecycle.ApplyAsync(await Lifecycle.PlanRemoveAsync(new() { IntegrationId = id }));

    public async Task<DiscoveryDocument> DiscoverAsync(string? workspaceRoot = null) =>
        await _services.GetRequiredService<IDiscovery>().DiscoverAsync(new() { WorkspaceRoot = workspaceRoot }, CancellationToken.None);

    public string Read(string path)
    {
        using var reader = new StreamReader(Disk.OpenRead(path));
        return reader.ReadToEnd();
    }

    /// <summary>Every problem of a result, those of its targets too.</summary>
    public static IReadOnlyList<Problem> Problems(ResultDocument result) => [.. result.Problems, .. result.Report.Targets.SelectMany(static target => target.Problems)];

    public void Dispose()
    {
        _services.Dispose();
        if (_temporary is not null)
        {
            Directory.Delete(_temporary, recursive: true);
        }
    }
}

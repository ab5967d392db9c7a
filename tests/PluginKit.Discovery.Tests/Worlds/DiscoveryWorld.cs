using Microsoft.Extensions.DependencyInjection;
using PluginKit.Contracts.Discovery;
using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Hosts;
using PluginKit.Contracts.Managed;
using PluginKit.Contracts.Problems;
using PluginKit.Discovery.Scanning;
using PluginKit.Platform.Disk;
using PluginKit.Tests.Disks;

namespace PluginKit.Discovery.Tests.Worlds;

/// <summary>A machine on a disk with scripted scanners, managed state and catalog.</summary>
internal sealed class DiscoveryWorld(IDisk disk)
{
    public const string Home = "/home/user";

    public IDisk Disk { get; } = disk.AddDirectory(Home);

    public List<INativeScanner> Scanners { get; } = [];

    public List<ManagedTargetIdentity> Managed { get; } = [];

    public List<UniversalCandidate> Universal { get; } = [];

    public Problem? ManagedProblem { get; set; }

    public Problem? UniversalProblem { get; set; }

    public bool PortsThrow { get; set; }

    public bool HasPorts { get; set; } = true;

    public Action<DiscoveryOptions>? Configure { get; set; }

    public Action<IServiceCollection>? Services { get; set; }

    public DiscoveryWorld Sees(string target, params NativeCandidate[] candidates)
    {
        Scanners.Add(ScriptedScanner.Of(target, candidates));
        return this;
    }

    public async Task<DiscoveryDocument> DiscoverAsync(DiscoveryRequest? request = null, CancellationToken cancellationToken = default)
    {
        await using var services = Build();
        return await services.GetRequiredService<IDiscovery>().DiscoverAsync(request ?? new(), cancellationToken);
    }

    private ServiceProvider Build()
    {
        var services = new ServiceCollection();
        services.AddSingleton(Disk).AddSingleton(new HostEnvironment { HomeDirectory = Home });
        Services?.Invoke(services);
        foreach (var scanner in Scanners)
        {
            services.AddSingleton(scanner);
        }

        if (HasPorts)
        {
            var answers = PortsThrow
                ? new Answers(static () => throw new FormatException("state"), static () => throw new FormatException("catalog"))
                : new Answers(() => new(Managed, ManagedProblem), () => new(Universal, UniversalProblem));
            services.AddSingleton<IManagedInstallations>(answers).AddSingleton<IUniversalCandidates>(answers);
        }

        return services.AddPluginKitDiscovery(Configure).BuildServiceProvider();
    }
}

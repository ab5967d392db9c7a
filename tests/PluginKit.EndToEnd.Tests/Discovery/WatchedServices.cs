using Microsoft.Extensions.DependencyInjection;
using PluginKit.Adapters.Claude;
using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Hosts;
using PluginKit.Discovery.Scanning;
using PluginKit.Platform.Disk;
using PluginKit.Platform.Processes;
using PluginKit.Testing.Observation;

namespace PluginKit.EndToEnd.Tests.Discovery;

/// <summary>PluginKit as any application composes it, on a disk that refuses writing and with programs that must not be looked for.</summary>
internal static class WatchedServices
{
    /// <param name="disk">The disk.</param>
    /// <param name="environment">The machine.</param>
    /// <param name="request">What is asked.</param>
    /// <param name="marketplaceRoots">Where the application allows marketplaces besides home and workspace.</param>
    public static async Task<DiscoveryDocument> DiscoverAsync(IDisk disk, HostEnvironment environment, DiscoveryRequest request, params string[] marketplaceRoots)
    {
        var recording = new RecordingDisk(disk) { ForbidWrites = true };
        await using var services = new ServiceCollection().AddSingleton<IDisk>(recording).AddSingleton(environment)
            .AddSingleton<IProcessRunner, Trap>().AddSingleton<IProgramLocator, Trap>().AddSingleton<IProcessTable, Trap>().AddPluginKit()
            .Configure<ClaudeAdapterOptions>(options => options.MarketplaceRoots = marketplaceRoots).BuildServiceProvider();
        var before = DiskSnapshot.Take(disk, "/");

        var document = await services.GetRequiredService<IDiscovery>().DiscoverAsync(request, CancellationToken.None);

        recording.Writes.ShouldBeEmpty();
        recording.Operations.ShouldNotBeEmpty();
        DiskSnapshot.Take(disk, "/").ChangesSince(before).ToString().ShouldBe("Nothing differs.");

        // A trap that is caught shows up as a fault.
        document.Problems.ShouldNotContain(static problem => problem.Code == "scanner_faulted" || problem.Code == "managed_state_unavailable");
        return document;
    }

    private sealed class Trap : IProcessRunner, IProgramLocator, IProcessTable
    {
        public Task<ProcessOutcome> RunAsync(ProcessRequest request, CancellationToken cancellationToken) => throw Sprung();

        public string? Find(string name, HostEnvironment environment) => throw Sprung();

        public ProcessIdentity Self => throw Sprung();

        public bool IsAlive(int pid, DateTimeOffset? startedAt) => throw Sprung();

        private static InvalidOperationException Sprung() => new("Discovery neither runs nor looks for programs.");
    }
}

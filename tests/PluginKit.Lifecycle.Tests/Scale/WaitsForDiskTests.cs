using System.IO.Abstractions;
using Microsoft.Extensions.DependencyInjection;
using PluginKit.Contracts.Vocabulary;
using PluginKit.Lifecycle.Tests.Worlds;
using PluginKit.Platform.Disk;
using PluginKit.Testing.SimulatedClients;

namespace PluginKit.Lifecycle.Tests.Scale;

/// <summary>Every wait for the disk has its reason (the crash matrix), and still an operation has to be quick.</summary>
public sealed class WaitsForDiskTests
{
    [LinuxFact]
    public async Task An_add_to_two_clients_waits_for_the_disk_less_than_forty_times()
    {
        var native = new CountingNativeDisk();
        using var world = new World(DiskKind.Real, services => services.AddSingleton<INativeDisk>(native).AddSingleton(Clients));

        (await AddedAsync(world, "notes", native)).ShouldBeInRange(10, 39);
        (await AddedAsync(world, "tasks", native)).ShouldBeInRange(10, 39);
    }

    /// <summary>How often a client waits for the disk is its own affair.</summary>
    private static SimulatedClientPrograms Clients(IServiceProvider provider) => new(
        new FileSystemDisk(new FileSystem(), NativeDisk.ForThisMachine()), provider.GetRequiredService<TimeProvider>(), provider.GetServices<ISimulatedProgram>());

    private static async Task<int> AddedAsync(World world, string id, CountingNativeDisk native)
    {
        native.Waits = 0;
        var plan = await world.Lifecycle.PlanAddAsync(new() { Source = world.Package(id) });
        var result = await world.Lifecycle.ApplyAsync(plan);
        result.Outcome.ShouldBe(Outcome.Applied);
        result.Report.Targets.Count.ShouldBe(2);
        return native.Waits;
    }
}

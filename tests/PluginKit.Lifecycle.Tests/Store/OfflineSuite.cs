using Microsoft.Extensions.DependencyInjection;
using PluginKit.Contracts.Sources;
using PluginKit.Contracts.Vocabulary;
using PluginKit.Lifecycle.Planning;
using PluginKit.Lifecycle.Tests.Worlds;
using PluginKit.Platform.Trees;

namespace PluginKit.Lifecycle.Tests.Store;

/// <summary>What was resolved once is listed, verified, repaired, rolled back, collected and removed without the network .</summary>
public abstract class OfflineSuite(DiskKind kind)
{
    [Fact]
    public async Task Without_the_network_everything_works_but_add_and_update()
    {
        using var world = new World(kind, static services => services.AddSingleton<DistantSource>().AddSingleton<IPluginSource>(static provider => provider.GetRequiredService<DistantSource>()));
        var folder = world.Package("notes");
        await AppliedAsync(world, await world.Lifecycle.PlanAddAsync(new() { Source = "far:" + folder }));
        world.Package("notes", "1.1.0");
        await AppliedAsync(world, await world.Lifecycle.PlanUpdateAsync(new() { IntegrationId = "notes" }));
        world.Service<DistantSource>().IsCut = true;
        new TreeRemoval(world.Disk).DeleteTree(folder).ShouldBeNull();
        new TreeRemoval(world.Disk).DeleteTree(world.Owned("sketch")).ShouldBeNull();

        await AppliedAsync(world, await world.Lifecycle.PlanRepairAsync(new() { IntegrationId = "notes" }));
        await AppliedAsync(world, await world.Lifecycle.PlanRollbackAsync(new() { IntegrationId = "notes" }));

        (await world.Lifecycle.ListAsync(new())).ManagedEntries[0].ResolvedVersion.ShouldBe("1.0.0");
        (await world.Lifecycle.VerifyAsync(new())).IssueCount.ShouldBe(0);
        (await world.Lifecycle.CollectAsync()).Outcome.ShouldBe(Outcome.Applied);
        await AppliedAsync(world, await world.Lifecycle.PlanRemoveAsync(new() { IntegrationId = "notes" }));
        await Should.ThrowAsync<InvalidOperationException>(() => world.Lifecycle.PlanAddAsync(new() { Source = "far:" + folder }));
    }

    private static async Task AppliedAsync(World world, LifecyclePlan plan)
    {
        var result = await world.Lifecycle.ApplyAsync(plan);
        result.Outcome.ShouldBe(Outcome.Applied, string.Join("\n", result.Problems.Concat(result.Report.Targets.SelectMany(static target => target.Problems))));
        world.Clock.Advance(TimeSpan.FromMinutes(1));
    }
}

public sealed class OfflineOnVirtualDisk() : OfflineSuite(DiskKind.Virtual);

public sealed class OfflineOnRealDisk() : OfflineSuite(DiskKind.Real);

using PluginKit.Contracts.Vocabulary;
using PluginKit.Lifecycle.Leases;
using PluginKit.Platform.Trees;

namespace PluginKit.Lifecycle.Tests.Worlds;

/// <summary>Files of ours that nothing refers to any more.</summary>
internal static class Garbage
{
    /// <summary>
    /// Two updates while an application holds the first version leave its generations; beside them a package that nobody needs, what a lost operation left,
    /// and the lease of a process that is gone.
    /// </summary>
    public static async Task LeaveAsync(World world)
    {
        await using (await world.Service<IGenerationLeases>().HoldAsync(new() { IntegrationId = "notes" }))
        {
            foreach (var version in new[] { "1.1.0", "1.2.0" })
            {
                world.Package("notes", version);
                (await world.Lifecycle.ApplyAsync(await world.Lifecycle.PlanUpdateAsync(new() { IntegrationId = "notes" }))).Outcome.ShouldBe(Outcome.Applied);
                world.Clock.Advance(TimeSpan.FromMinutes(1));
            }
        }

        StorePackage(world, world.Package("orphan"));
        world.Write(Path.Combine(world.Owned("sketch"), "g", "half.staging-update-1-gone", "plugin.json"), "{");
        world.Write(Path.Combine(world.Own, "leases", "gone.json"), "{\"pid\":2147483000,\"process_started_at\":\"2020-01-01T00:00:00Z\",\"paths\":[\"/machine\"]}");
    }

    public static string StorePackage(World world, string folder)
    {
        var trees = new PackageTrees(world.Disk);
        var tree = trees.Open(folder).Tree!;
        var path = Path.Combine(world.Own, "store", tree.Digest["sha256:".Length..]);
        new TreePlacement(world.Disk, trees, new(world.Disk)).Place(tree, path, "test-1").ShouldBeNull();
        return path;
    }
}

using PluginKit.Contracts.Vocabulary;
using PluginKit.Lifecycle.Planning;

namespace PluginKit.Lifecycle.Tests.Worlds;

/// <summary>A mutation in a world that holds things of its user, too.</summary>
internal sealed record Scenario(string Operation, IReadOnlyList<string> Targets)
{
    /// <summary>Settings as somebody wrote them by hand.</summary>
    public const string UserSettings = "{\n    \"theme\" : \"dark\",\n    \"enabled\": { \"other\": true }\n}\n";

    public static Scenario Of(string operation, params string[] targets) => new(operation, targets);

    public async Task<World> ArrangeAsync(DiskKind kind)
    {
        var world = new World(kind);
        world.Package("notes");
        world.Write(SketchAdapter.Settings(world.Home, "sketch"), UserSettings);
        world.Write(SketchAdapter.Registry(world.Home, "sketch"), "{\"other\":\"/elsewhere\"}\n");
        if (Operation == "remove")
        {
            var added = await world.Lifecycle.ApplyAsync(await world.Lifecycle.PlanAddAsync(new() { Source = Source(world) }));
            added.Outcome.ShouldBe(Outcome.Applied);
            world.Clock.Advance(TimeSpan.FromMinutes(1));
        }

        return world;
    }

    public Task<LifecyclePlan> PlanAsync(World world) => Operation == "add"
        ? world.Lifecycle.PlanAddAsync(new() { Source = Source(world), Targets = Targets })
        : world.Lifecycle.PlanRemoveAsync(new() { IntegrationId = "notes", Targets = Targets });

    private static string Source(World world) => Path.Combine(world.Root, "packages", "notes");
}

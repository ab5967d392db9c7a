using PluginKit.Contracts.Vocabulary;
using PluginKit.Lifecycle.Planning;
using PluginKit.Lifecycle.Requests;
using PluginKit.Platform.Trees;

namespace PluginKit.Lifecycle.Tests.Worlds;

/// <summary>A mutation in a world that holds things of its user, too.</summary>
internal sealed record Scenario(string Operation, IReadOnlyList<string> Targets)
{
    /// <summary>Settings as somebody wrote them by hand.</summary>
    public const string UserSettings = "{\n    \"theme\" : \"dark\",\n    \"enabled\": { \"other\": true }\n}\n";

    /// <summary>State is written as it was, so that its digest does not tell whether it was written.</summary>
    private const string SameSecond = "repair in the same second";

    /// <summary>On a disk that cannot exchange two entries.</summary>
    private const string WithoutExchange = "repair without exchange";

    /// <summary>What somebody put into our folders keeps them.</summary>
    private const string BesideUserFiles = "remove beside user files";

    /// <summary>How it is applied: nobody else is there to wait for, so a lock that is taken was leaked.</summary>
    public ApplyOptions Options => new() { LockTimeout = TimeSpan.Zero, AllOrNothing = Operation == "remove-whole" };

    public static Scenario Of(string operation, params string[] targets) => new(operation, targets);

    public async Task<World> ArrangeAsync(DiskKind kind)
    {
        var world = new World(kind, canExchange: Operation != WithoutExchange);
        world.Package("notes", "1.0.0", Operation == "adopt" ? ["claude"] : []);
        world.Write(SketchAdapter.Settings(world.Home, "sketch"), UserSettings);
        world.Write(SketchAdapter.Registry(world.Home, "sketch"), "{\"other\":\"/elsewhere\"}\n");
        if (Operation != "add")
        {
            await ApplyAsync(world, await world.Lifecycle.PlanAddAsync(new() { Source = Source(world) }));
            await PrepareAsync(world);
        }

        return world;
    }

    /// <summary>Plans and applies.</summary>
    public async Task<Ran> RunAsync(World world, ApplyOptions options, CancellationToken cancellationToken = default)
    {
        if (Operation == "collect")
        {
            var collected = await world.Lifecycle.CollectAsync(options, cancellationToken);
            return new(collected.Outcome, collected.Problems, []);
        }

        var result = await world.Lifecycle.ApplyAsync(await PlanAsync(world, token: cancellationToken), options, cancellationToken);
        return new(result.Outcome, result.Problems, [.. result.Report.Targets.SelectMany(static target => target.Problems)]) { Reports = result.Reports };
    }

    public Task<LifecyclePlan> PlanAsync(World world, IProgress<LifecycleProgress>? progress = null, CancellationToken token = default) => Operation switch
    {
        "add" => world.Lifecycle.PlanAddAsync(new() { Source = Source(world), Targets = Targets, Progress = progress }, token),
        "remove" or "remove-whole" or BesideUserFiles => world.Lifecycle.PlanRemoveAsync(new() { IntegrationId = "notes", Targets = Targets, Progress = progress }, token),
        "update" => world.Lifecycle.PlanUpdateAsync(new() { IntegrationId = "notes", Targets = Targets, Progress = progress }, token),
        "adopt" => world.Lifecycle.PlanUpdateAsync(new() { IntegrationId = "notes", Targets = Targets, AdoptNewTargets = "auto", Progress = progress }, token),
        "dropped" => world.Lifecycle.PlanUpdateAsync(new() { IntegrationId = "notes", Targets = Targets, RemoveDroppedTargets = true, Progress = progress }, token),
        "batch" => world.Lifecycle.PlanUpdateManyAsync(new() { Targets = Targets, Progress = progress }, token),
        "repair" or SameSecond or WithoutExchange => world.Lifecycle.PlanRepairAsync(new() { IntegrationId = "notes", Targets = Targets, Progress = progress }, token),
        "rollback" => world.Lifecycle.PlanRollbackAsync(new() { IntegrationId = "notes", Targets = Targets, Progress = progress }, token),
        "enable" => world.Lifecycle.PlanEnableAsync(Toggle with { Progress = progress }, token),
        _ => world.Lifecycle.PlanDisableAsync(Toggle with { Progress = progress }, token),
    };

    /// <summary>What stands between the add and the operation.</summary>
    private async Task PrepareAsync(World world)
    {
        switch (Operation)
        {
            case "update":
                world.Package("notes", "1.1.0");
                break;
            case "adopt":
                world.Package("notes", "1.1.0");
                new TreeRemoval(world.Disk).DeleteTree(Path.Combine(world.Own, "store")).ShouldBeNull();
                break;
            case "dropped":
                world.Package("notes", "1.1.0", "claude");
                break;
            case "batch":
                await ApplyAsync(world, await world.Lifecycle.PlanAddAsync(new() { Source = world.Package("extra") }));
                world.Package("notes", "1.1.0");
                world.Package("extra", "1.1.0");
                break;
            case "repair" or WithoutExchange:
                Damage(world);
                break;
            case BesideUserFiles:
                world.Write(Path.Combine(world.Owned("pencil"), "mine.txt"), "not ours\n");
                world.Write(Path.Combine(Path.GetDirectoryName(world.Owned("sketch"))!, "mine.txt"), "not ours\n");
                break;
            case SameSecond:
                Damage(world);
                world.Clock.UtcNow -= TimeSpan.FromMinutes(1);
                break;
            case "rollback":
                world.Package("notes", "1.1.0");
                await ApplyAsync(world, await world.Lifecycle.PlanUpdateAsync(new() { IntegrationId = "notes" }));
                break;
            case "collect":
                await Garbage.LeaveAsync(world);
                break;
            case "enable":
                await ApplyAsync(world, await world.Lifecycle.PlanDisableAsync(Toggle with { Targets = [] }));
                break;
        }
    }

    /// <summary>One client lost its registration and its switch, files of the other one were changed and its pointer deleted.</summary>
    public static void Damage(World world)
    {
        world.Write(SketchAdapter.Registry(world.Home, "sketch"), "{\"other\":\"/elsewhere\"}\n");
        world.Write(SketchAdapter.Settings(world.Home, "sketch"), UserSettings);
        world.Write(Path.Combine(world.Generation("pencil"), "extra.txt"), "not ours\n");
        world.Disk.DeleteFile(Path.Combine(world.Owned("pencil"), "current"));
    }

    private ToggleRequest Toggle => new() { IntegrationId = "notes", Targets = Targets };

    private static async Task ApplyAsync(World world, LifecyclePlan plan)
    {
        (await world.Lifecycle.ApplyAsync(plan)).Outcome.ShouldBe(Outcome.Applied);
        world.Clock.Advance(TimeSpan.FromMinutes(1));
    }

    private static string Source(World world) => Path.Combine(world.Root, "packages", "notes");
}

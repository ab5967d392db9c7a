using Microsoft.Extensions.DependencyInjection;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Sources;
using PluginKit.Contracts.Vocabulary;
using PluginKit.Lifecycle.Planning;
using PluginKit.Lifecycle.Tests.Worlds;
using PluginKit.Platform.Trees;

namespace PluginKit.Lifecycle.Tests.Mutations;

/// <summary>R-37: the same release with other bytes is said, and never taken silently.</summary>
public abstract class RewrittenReleaseSuite(DiskKind kind)
{
    [Fact]
    public async Task A_release_with_other_content_is_not_updated_to()
    {
        var (world, _) = await ManagedAsync();
        using var disposed = world;
        world.Package("notes", "1.0.1");

        var plan = await world.Lifecycle.PlanUpdateAsync(new() { IntegrationId = "notes" });
        var outdated = await world.Lifecycle.OutdatedAsync(new());

        plan.IsApplicable.ShouldBeFalse();
        var problem = plan.Document.Problems.ShouldHaveSingleItem();
        problem.Code.ShouldBe(ProblemCodes.IdentityRewritten);
        problem.Details.ShouldNotBeNull()["installed"].ShouldNotBe(problem.Details["source_digest"]);
        outdated.ManagedEntries.ShouldHaveSingleItem().Problems.ShouldHaveSingleItem().Code.ShouldBe(ProblemCodes.IdentityRewritten);
        (await world.Lifecycle.ApplyAsync(plan)).Outcome.ShouldBe(Outcome.Failed);
        (await world.Lifecycle.ListAsync(new())).ManagedEntries[0].ResolvedVersion.ShouldBe("1.0.0");
    }

    [Fact]
    public async Task Whoever_accepts_the_named_content_gets_it_and_no_other()
    {
        var (world, _) = await ManagedAsync();
        using var disposed = world;
        world.Package("notes", "1.0.1");
        var refused = await world.Lifecycle.PlanUpdateAsync(new() { IntegrationId = "notes" });
        var digest = refused.Document.Problems[0].Details!["source_digest"];
        world.Package("notes", "1.0.2");

        (await world.Lifecycle.PlanUpdateAsync(new() { IntegrationId = "notes", AcceptRewritten = [digest] })).IsApplicable.ShouldBeFalse("it was moved again");
        world.Package("notes", "1.0.1");
        var plan = await world.Lifecycle.PlanUpdateAsync(new() { IntegrationId = "notes", AcceptRewritten = [digest] });
        var saved = world.Lifecycle.OpenPlan(plan.Save());

        saved.Plan.ShouldNotBeNull();
        (await world.Lifecycle.ApplyAsync(saved.Plan)).Outcome.ShouldBe(Outcome.Applied);
        (await world.Lifecycle.ListAsync(new())).ManagedEntries[0].ResolvedVersion.ShouldBe("1.0.1");
        (await world.Lifecycle.PlanUpdateAsync(new() { IntegrationId = "notes" })).Document.Ok.ShouldBeTrue("what is installed is what the release is now");
    }

    [Fact]
    public async Task A_batch_refuses_it_alone()
    {
        var (world, source) = await ManagedAsync();
        using var disposed = world;
        world.Package("notes", "1.0.1");

        var plan = await world.Lifecycle.PlanUpdateManyAsync(new());
        var digest = Problems(plan).ShouldHaveSingleItem().Details!["source_digest"];

        Problems(await world.Lifecycle.PlanUpdateManyAsync(new() { AcceptRewritten = [digest] })).ShouldBeEmpty();
        source.NamesRelease = false;
        Problems(await world.Lifecycle.PlanUpdateManyAsync(new())).ShouldBeEmpty("a branch is supposed to move");
    }

    private static IReadOnlyList<Problem> Problems(LifecyclePlan plan) =>
        [.. plan.Document.Problems.Concat(plan.Document.ManagedEntries.SelectMany(static entry => entry.Problems.Concat(entry.Targets.SelectMany(static target => target.Problems))))
            .Where(static problem => problem.Code == ProblemCodes.IdentityRewritten).DistinctBy(static problem => problem.Message)];

    private async Task<(World World, RepositorySource Source)> ManagedAsync()
    {
        World? world = null;
        RepositorySource? source = null;
        world = new(kind, services => services.AddSingleton<IPluginSource>(provider => source = new(Path.Combine(world!.Root, "packages"), provider.GetRequiredService<PackageTrees>) { NamesRelease = true }));
        world.Package("notes");
        (await world.Lifecycle.ApplyAsync(await world.Lifecycle.PlanAddAsync(new() { Source = "repo:ours//notes" }))).Outcome.ShouldBe(Outcome.Applied);
        return (world, source!);
    }
}

public sealed class RewrittenReleaseOnVirtualDisk() : RewrittenReleaseSuite(DiskKind.Virtual);

public sealed class RewrittenReleaseOnRealDisk() : RewrittenReleaseSuite(DiskKind.Real);

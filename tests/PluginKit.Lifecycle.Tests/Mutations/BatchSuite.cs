using Microsoft.Extensions.DependencyInjection;
using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Sources;
using PluginKit.Contracts.Vocabulary;
using PluginKit.Lifecycle.Requests;
using PluginKit.Lifecycle.Tests.Clients;
using PluginKit.Lifecycle.Tests.Worlds;
using PluginKit.Platform.Processes;
using PluginKit.Platform.Trees;

namespace PluginKit.Lifecycle.Tests.Mutations;

/// <summary>Several integrations in one go: one document, one report and one commit each, one resolution per repository (decision 19).</summary>
public abstract class BatchSuite(DiskKind kind)
{
    [Fact]
    public async Task One_document_plans_all_and_one_document_reports_each()
    {
        using var world = await Scenario.Of("batch").ArrangeAsync(kind);

        var plan = await world.Lifecycle.PlanUpdateManyAsync(new());
        var result = await world.Lifecycle.ApplyAsync(plan);

        plan.Document.ReportKind.ShouldBe(ReportKind.PlanUpdate);
        plan.Document.ManagedEntries.Select(static entry => entry.IntegrationId).ShouldBe(["extra", "notes"]);
        plan.Parts.Select(static part => part.Document.ManagedEntries[0].IntegrationId).ShouldBe(["extra", "notes"]);
        result.Outcome.ShouldBe(Outcome.Applied);
        result.Reports.Select(static report => report.IntegrationId).ShouldBe(["extra", "notes"]);
        result.Reports.ShouldAllBe(static report => report.Outcome == Outcome.Applied);
        result.Reports.Select(static report => report.OperationId).Distinct().Count().ShouldBe(2);
        (await world.Lifecycle.ListAsync(new())).ManagedEntries.ShouldAllBe(static entry => entry.ResolvedVersion == "1.1.0");
        (await world.Lifecycle.DoctorAsync(new() { VerifyContent = true })).IssueCount.ShouldBe(0);
        DocumentReader.Read<ReportDocument>(DocumentJson.Write(plan.Document)).Fidelity.ShouldBe(DocumentFidelity.Full);
        DocumentReader.Read<ResultDocument>(DocumentJson.Write(result)).Fidelity.ShouldBe(DocumentFidelity.Full);
    }

    [Fact]
    public async Task One_that_fails_and_one_that_cannot_be_planned_stop_nobody()
    {
        using var world = await Scenario.Of("batch").ArrangeAsync(kind);
        await AddAsync(world, new() { Source = world.Package("third") });
        world.Disk.DeleteFile(Path.Combine(world.Root, "packages", "third", "plugin", "plugin.yaml"));
        world.Programs.Intercept = static request => request.Arguments is ["refresh", "extra", ..] ? new(ProcessEnd.Exited, 1, string.Empty, "no\n") : null;

        var plan = await world.Lifecycle.PlanUpdateManyAsync(new());
        var result = await world.Lifecycle.ApplyAsync(plan);

        plan.Document.Ok.ShouldBeTrue();
        var third = plan.Document.ManagedEntries.Single(static entry => entry.IntegrationId == "third");
        third.Targets.Count.ShouldBe(2);
        third.Targets.ShouldAllBe(static target => target.Blocking == true);
        third.Problems.ShouldContain(static problem => problem.Code == ProblemCodes.ManifestMissing);
        result.Outcome.ShouldBe(Outcome.PartialSuccess);
        result.Ok.ShouldBeFalse();
        result.Reports.Select(static report => $"{report.IntegrationId} {report.Outcome}").ShouldBe(["extra rolled_back", "notes applied", "third failed"]);
        result.Reports[2].Problems.ShouldContain(static problem => problem.Code == ProblemCodes.ManifestMissing);
        (await world.Lifecycle.ListAsync(new())).ManagedEntries.Select(static entry => entry.ResolvedVersion).ShouldBe(["1.0.0", "1.1.0", "1.0.0"]);
    }

    [Fact]
    public async Task Ids_and_filters_say_who_is_meant()
    {
        using var world = await Scenario.Of("batch").ArrangeAsync(kind);
        await AddAsync(world, new() { Source = world.Package("third"), Scope = InstallScope.Project, WorkspaceRoot = world.Project, Targets = ["sketch"] });

        (await IdsAsync(world, new() { IntegrationIds = ["notes"] })).ShouldBe(["notes"]);
        (await IdsAsync(world, new() { Scope = InstallScope.Project })).ShouldBe(["third"]);
        (await IdsAsync(world, new() { Targets = ["pencil"] })).ShouldBe(["extra", "notes"]);
        (await IdsAsync(world, new() { WorkspaceRoot = world.Root })).ShouldBe(["extra", "notes"]);
        var unknown = await world.Lifecycle.PlanUpdateManyAsync(new() { IntegrationIds = ["notes", "absent"] });
        unknown.Document.Ok.ShouldBeFalse();
        unknown.Document.Problems.ShouldHaveSingleItem().Code.ShouldBe(ProblemCodes.NotManaged);
        unknown.IsApplicable.ShouldBeTrue();
        (await world.Lifecycle.PlanUpdateManyAsync(new() { Targets = ["other"] })).Document.Problems.ShouldHaveSingleItem().Code.ShouldBe(ProblemCodes.UnsupportedTarget);
    }

    [Fact]
    public async Task Nobody_to_update_is_applied_and_writes_nothing()
    {
        using var world = new World(kind);
        var before = WorldImage.Of(world);

        var result = await world.Lifecycle.ApplyAsync(await world.Lifecycle.PlanUpdateManyAsync(new()));

        result.Outcome.ShouldBe(Outcome.Applied);
        result.Ok.ShouldBeTrue();
        result.Reports.ShouldBeEmpty();
        WorldImage.Difference(before, WorldImage.Of(world)).ShouldBe(string.Empty);
    }

    [Fact]
    public async Task Cancelled_between_two_integrations_it_keeps_the_first_and_says_so()
    {
        using var world = await Scenario.Of("batch").ArrangeAsync(kind);
        using var source = new CancellationTokenSource();
        var progress = new Interruption("Refresh notes", source.Cancel);
        var plan = await world.Lifecycle.PlanUpdateManyAsync(new());

        var result = await world.Lifecycle.ApplyAsync(plan, new() { Progress = progress }, source.Token);

        result.Outcome.ShouldBe(Outcome.PartialSuccess);
        result.Reports.Select(static report => $"{report.IntegrationId} {report.Outcome}").ShouldBe(["extra applied", "notes failed"]);
        result.Reports[1].Problems.ShouldContain(static problem => problem.Code == ProblemCodes.BatchCancelled);
        (await world.Lifecycle.ListAsync(new())).ManagedEntries.Select(static entry => entry.ResolvedVersion).ShouldBe(["1.1.0", "1.0.0"]);
        (await world.Lifecycle.DoctorAsync(new())).OpenOperations.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_batch_that_somebody_overtook_is_stale_only_where_it_was_overtaken()
    {
        using var world = await Scenario.Of("batch").ArrangeAsync(kind);
        var plan = await world.Lifecycle.PlanUpdateManyAsync(new());
        await world.Lifecycle.ApplyAsync(await world.Lifecycle.PlanUpdateAsync(new() { IntegrationId = "extra" }));

        var result = await world.Lifecycle.ApplyAsync(plan);

        result.Reports.Select(static report => $"{report.IntegrationId} {report.Outcome}").ShouldBe(["extra failed", "notes applied"]);
        result.Reports[0].Problems.ShouldContain(static problem => problem.Code == ProblemCodes.PlanStale);
    }

    [Fact]
    public async Task A_repository_of_many_packages_is_fetched_once_to_plan_and_once_to_apply()
    {
        RepositorySource? repository = null;
        using var world = Repository(created => repository = created);
        string[] ids = ["a", "b", "c", "d", "e"];
        foreach (var id in ids)
        {
            world.Package(id);
            await AddAsync(world, new() { Source = $"repo:store//{id}" });
            world.Package(id, "1.1.0");
        }

        var before = repository!.Fetches;
        var plan = await world.Lifecycle.PlanUpdateManyAsync(new());
        var planned = repository.Fetches;
        var result = await world.Lifecycle.ApplyAsync(plan);

        plan.Document.UsesNetwork.ShouldBe(true);
        (planned - before).ShouldBe(1);
        (repository.Fetches - planned).ShouldBe(1);
        repository.Open.ShouldBe(0);
        result.Reports.Count.ShouldBe(5);
        result.Outcome.ShouldBe(Outcome.Applied);
    }

    private World Repository(Action<RepositorySource> created)
    {
        World? world = null;
        world = new World(kind, services => services.AddSingleton<IPluginSource>(provider =>
        {
            var source = new RepositorySource(Path.Combine(world!.Root, "packages"), provider.GetRequiredService<PackageTrees>);
            created(source);
            return source;
        }));
        return world;
    }

    private static async Task<IEnumerable<string>> IdsAsync(World world, UpdateManyRequest request) =>
        (await world.Lifecycle.PlanUpdateManyAsync(request)).Document.ManagedEntries.Select(static entry => entry.IntegrationId);

    private static async Task AddAsync(World world, AddRequest request) =>
        (await world.Lifecycle.ApplyAsync(await world.Lifecycle.PlanAddAsync(request))).Outcome.ShouldBe(Outcome.Applied);
}

public sealed class BatchOnVirtualDisk() : BatchSuite(DiskKind.Virtual);

public sealed class BatchOnRealDisk() : BatchSuite(DiskKind.Real);

using Microsoft.Extensions.DependencyInjection;
using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Sources;
using PluginKit.Contracts.Vocabulary;
using PluginKit.Lifecycle.Tests.Worlds;
using PluginKit.Platform.Trees;

namespace PluginKit.Lifecycle.Tests.Checks;

/// <summary>What the sources have now: content decides, and nothing but the check file is written (R-34, decision 14).</summary>
public abstract class OutdatedSuite(DiskKind kind)
{
    [Theory]
    [InlineData("1.0.0", "", "none", false)]
    [InlineData("1.1.0", "", "upgrade", true)]
    [InlineData("0.9.0", "", "downgrade", true)]
    [InlineData("1.0.0-beta", "", "downgrade", true)]
    [InlineData("next", "", "other_version", true)]
    [InlineData("1.0.0", "changed", "same_version", true)]
    public async Task Content_decides_and_the_versions_give_it_a_name(string version, string content, string change, bool available)
    {
        using var world = await ManagedAsync();
        world.Package("notes", version);
        if (content.Length > 0)
        {
            world.Write(Path.Combine(world.Root, "packages", "notes", "plugin", "skills", "one", "SKILL.md"), "---\nname: one\ndescription: One.\n---\n\nDo it.\n");
        }

        var report = await world.Lifecycle.OutdatedAsync(new());

        report.ReportKind.ShouldBe(ReportKind.Outdated);
        report.Ok.ShouldBeTrue();
        var entry = report.ManagedEntries.ShouldHaveSingleItem();
        entry.ResolvedVersion.ShouldBe("1.0.0");
        entry.AvailableVersion.ShouldBe(version);
        entry.UpdateAvailable.ShouldBe(available);
        entry.SourceAccessState.ShouldBe(SourceAccessState.Ok);
        entry.SourceCheckedAt.ShouldBe(world.Clock.GetUtcNow());
        entry.Targets.Select(static row => row.Update!.Change.Value).ShouldBe([change, change]);
        entry.Targets.ShouldAllBe(row => row.Update!.UpdateAvailable == available && row.Update.InstalledVersion == "1.0.0" && row.Update.AvailableVersion == version);
        entry.Targets.ShouldAllBe(row => (row.Update!.AvailableSourceDigest == row.Update.InstalledSourceDigest) == !available);
        (await world.Lifecycle.PlanUpdateAsync(new() { IntegrationId = "notes" })).Document.ManagedEntries[0].Targets
            .ShouldAllBe(row => (row.ActionClass == ActionClass.UpdateVersion) == available, "outdated and update agree");
        DocumentReader.Read<ReportDocument>(DocumentJson.Write(report)).Fidelity.ShouldBe(DocumentFidelity.Full);
    }

    [Fact]
    public async Task New_and_dropped_targets_are_shown_as_what_they_are()
    {
        using var world = new World(kind);
        await AddAsync(world, world.Package("notes", "1.0.0", "codex-package"));
        world.Package("notes", "2.0.0", "claude");

        var entry = (await world.Lifecycle.OutdatedAsync(new())).ManagedEntries[0];

        entry.Targets.Select(static row => $"{row.TargetId} {row.Update!.Change}").ShouldBe(["pencil dropped", "sketch new"]);
        entry.UpdateAvailable.ShouldBe(false);
        entry.Targets[1].Update!.InstalledVersion.ShouldBeNull();
    }

    [Fact]
    public async Task A_source_that_became_another_package_says_so_and_nothing_of_versions()
    {
        using var world = await ManagedAsync();
        var manifest = Path.Combine(world.Root, "packages", "notes", "plugin", "plugin.yaml");
        world.Write(manifest, world.Read(manifest).Replace("name: notes", "name: other", StringComparison.Ordinal));

        var entry = (await world.Lifecycle.OutdatedAsync(new())).ManagedEntries[0];

        entry.Problems.ShouldContain(static problem => problem.Code == ProblemCodes.IdentityDrift);
        entry.UpdateAvailable.ShouldBeNull();
        entry.Targets.ShouldAllBe(static row => row.Update!.Change == UpdateChange.Unknown);
    }

    [Theory]
    [InlineData(ProblemCodes.SourceUnreachable, "unreachable")]
    [InlineData(ProblemCodes.SourceAuthRequired, "auth_required")]
    [InlineData(ProblemCodes.SourceNotFound, "missing")]
    public async Task A_source_that_cannot_be_read_fails_nobody_else(string code, string access)
    {
        RepositorySource? repository = null;
        using var world = Repository(created => repository = created);
        world.Package("away");
        await AddAsync(world, "repo:store//away");
        await AddAsync(world, world.Package("notes"));
        await world.Lifecycle.AcknowledgeAsync("away");
        repository!.Failure = Problem.Of(code, "It is not to be had.");

        var report = await world.Lifecycle.OutdatedAsync(new());

        report.Ok.ShouldBeTrue();
        report.UsesNetwork.ShouldBe(true);
        report.ManagedEntries.Select(static entry => entry.SourceAccessState!.Value.Value).ShouldBe([access, "ok"]);
        report.ManagedEntries[0].Problems.ShouldContain(problem => problem.Code == code);
        report.ManagedEntries[1].UpdateAvailable.ShouldBe(false);
        report.Summary.ShouldContain("nothing is known of 1");
        (await world.Lifecycle.DoctorAsync(new())).ManagedEntries[0].Targets.ShouldAllBe(row => row.SourceAccessState!.Value.Value == access && row.Staleness == Staleness.Unknown);
    }

    [Fact]
    public async Task A_repository_is_fetched_once_for_all_its_packages()
    {
        RepositorySource? repository = null;
        using var world = Repository(created => repository = created);
        foreach (var id in new[] { "a", "b", "c" })
        {
            world.Package(id);
            await AddAsync(world, $"repo:store//{id}");
        }

        var before = repository!.Fetches;
        await world.Lifecycle.OutdatedAsync(new());

        (repository.Fetches - before).ShouldBe(1);
        repository.Open.ShouldBe(0);
    }

    [Fact]
    public async Task Nothing_is_written_but_the_check_file_and_no_client_is_asked()
    {
        using var world = await ManagedAsync();
        var before = WorldImage.Of(world);
        using var process = world.Reopen();

        await process.Lifecycle.OutdatedAsync(new());

        WorldImage.Difference(before, WorldImage.Of(world)).Split('\n').ShouldHaveSingleItem().ShouldStartWith("+ home/.plugin-kit-ai/pluginkit/checks.json");
        process.Programs.Calls.ShouldBeEmpty();
        using var empty = new World(kind);
        await empty.Lifecycle.OutdatedAsync(new());
        empty.Disk.Stat(Path.Combine(empty.Home, ".plugin-kit-ai")).ShouldBeNull("with nothing managed there is nothing to remember");
    }

    [Fact]
    public async Task Ids_that_are_not_managed_are_named()
    {
        using var world = await ManagedAsync();

        var report = await world.Lifecycle.OutdatedAsync(new() { IntegrationIds = ["notes", "absent"], Targets = ["sketch"] });

        report.Ok.ShouldBeFalse();
        report.Problems.ShouldHaveSingleItem().Code.ShouldBe(ProblemCodes.NotManaged);
        report.ManagedEntries.ShouldHaveSingleItem().Targets.ShouldHaveSingleItem().TargetId.ShouldBe("sketch");
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

    private async Task<World> ManagedAsync()
    {
        var world = new World(kind);
        await AddAsync(world, world.Package("notes"));
        return world;
    }

    private static async Task AddAsync(World world, string source) =>
        (await world.Lifecycle.ApplyAsync(await world.Lifecycle.PlanAddAsync(new() { Source = source }))).Outcome.ShouldBe(Outcome.Applied);
}

public sealed class OutdatedOnVirtualDisk() : OutdatedSuite(DiskKind.Virtual);

public sealed class OutdatedOnRealDisk() : OutdatedSuite(DiskKind.Real);

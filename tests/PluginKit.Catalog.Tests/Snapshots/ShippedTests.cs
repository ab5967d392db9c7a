using System.Text;
using PluginKit.Catalog.Origins;
using PluginKit.Catalog.Reading;
using PluginKit.Catalog.Snapshots;
using PluginKit.Catalog.Tests.Worlds;
using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Vocabulary;
using PluginKit.Platform.Disk;
using PluginKit.Testing.Clock;
using PluginKit.Tests.Disks;
using Texts = PluginKit.Catalog.Tests.Worlds.Snapshots;

namespace PluginKit.Catalog.Tests.Snapshots;

/// <summary>Snapshots that are read where they were not made.</summary>
public abstract class ShippedTests(DiskKind kind) : DiskSuite(kind)
{
    private const string File = "/out/catalog.json";
    private const string Base = "github:example/plugins@v1.2.0";
    private static readonly string Commit = new('a', 40);

    [Fact]
    public async Task A_package_that_is_not_here_is_shown_and_cannot_be_installed()
    {
        using var elsewhere = await ShippedAsync();

        var entry = elsewhere.Load().Entries.ShouldHaveSingleItem();

        entry.TargetInstallability.ShouldAllBe(static row => !row.Installable);
        Reason(entry).ShouldBe(ProblemCodes.SourceNotFound);
        entry.SupportedScopesByTarget.ShouldAllBe(static scopes => scopes.Value.Count == 0);
        entry.ManageableTargets.ShouldBe(["claude", "codex-package"]);
        (entry.Description, entry.ReadmeUrl, entry.DetailRef).ShouldBe(("A plugin.", null, "plugins/notes/plugin/README.md"));
        var problem = entry.Problems.ShouldHaveSingleItem();
        (problem.Code, problem.Path, problem.NextStep!.Action).ShouldBe((ProblemCodes.SourceNotFound, "/catalog/plugins/notes", NextStepActions.RefreshCatalog));
        elsewhere.Load(new() { Installable = true }).Entries.ShouldBeEmpty();
    }

    [Fact]
    public async Task Where_the_package_is_its_install_stays_offered_and_ends_when_it_goes()
    {
        using var elsewhere = await ShippedAsync();
        var document = elsewhere.Load();
        elsewhere.WithPlugin("notes");

        var here = elsewhere.Load();
        elsewhere.Load().Entries.ShouldBeSameAs(here.Entries);
        elsewhere.Disk.MoveDirectory("/catalog/plugins/notes", "/catalog/plugins/other");
        var gone = elsewhere.Load();

        Reason(document.Entries[0]).ShouldBe(ProblemCodes.SourceNotFound);
        Reason(here.Entries[0]).ShouldBeNull();
        here.Entries[0].ReadmeUrl.ShouldNotBeNull();
        Reason(gone.Entries[0]).ShouldBe(ProblemCodes.SourceNotFound);
    }

    [Theory]
    [InlineData("C:\\build\\plugins\\notes", ProblemCodes.SourceNotFound)]
    [InlineData("\\\\server\\share\\notes", ProblemCodes.SourceNotFound)]
    [InlineData("/nowhere/notes", ProblemCodes.SourceNotFound)]
    [InlineData("/nowhere/notes.zip", ProblemCodes.SourceNotFound)]
    [InlineData("/file", ProblemCodes.SourceUnreadable)]
    [InlineData("/file.zip", null)]
    [InlineData("/file.zip#sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef", null)]
    [InlineData("/file#2.zip", null)]
    [InlineData("/file.zip#2", ProblemCodes.SourceNotFound)]
    [InlineData("/folder.zip#2", null)]
    [InlineData("/folder#2", null)]
    [InlineData("/folder/../folder/", null)]
    [InlineData("github:o/r@v1//plugins/notes", ProblemCodes.SourceUnsupported)]
    [InlineData("/nul\0", ProblemCodes.SourceUnsupported)]
    public void A_reference_of_somebody_else_is_judged_without_fetching(string reference, string? code)
    {
        var disk = NewDisk().AddFile("/file", "x").AddFile("/file.zip", "x").AddFile("/file#2.zip", "x").AddDirectory("/folder").AddDirectory("/folder#2").AddDirectory("/folder.zip#2");
        using var world = Texts.World(disk, Texts.Text(Texts.Entry("notes") with { SourceRef = reference }));

        Reason(world.Load().Entries.ShouldHaveSingleItem()).ShouldBe(code);
    }

    [Fact]
    public void An_alternative_that_is_not_here_offers_nothing()
    {
        var other = new CatalogAlternative { IntegrationId = "notes", DisplayName = "n", Version = "1", SourceRef = "/nowhere", AvailableAppTargets = ["claude"] };
        using var world = Texts.World(NewDisk().AddDirectory("/folder"), Texts.Text(Texts.Entry("notes") with { SourceRef = "/folder", Alternatives = [other, other with { SourceRef = "/folder" }] }));

        world.Load().Entries.ShouldHaveSingleItem().Alternatives.Select(static one => one.AvailableAppTargets.Count).ShouldBe([0, 1]);
    }

    [Fact]
    public async Task With_a_base_the_references_are_those_of_the_base_and_no_place_of_the_maker_is_told()
    {
        using var maker = Maker().With("plugins/broken/plugin/plugin.yaml", "nonsense");
        maker.Disk.AddFile("/catalog/.claude-plugin/marketplace.json", """{ "plugins": [{ "name": "native", "source": "./native" }] }""").AddFile("/catalog/native/x", "x");
        var request = new CatalogBuildRequest
        {
            File = File,
            From = [CatalogOrigin.At("catalog", "/catalog"), CatalogOrigin.At("market", "/catalog/.claude-plugin/marketplace.json")],
            ReferenceBases = new Dictionary<string, string> { ["catalog"] = Base, ["market"] = $"github:example/plugins@{Commit}" },
        };

        (await maker.Snapshots.BuildAsync(request, CancellationToken.None)).Ok.ShouldBeTrue();
        var (first, text) = (Entries(maker.Disk), Texts.Read(maker.Disk, File));
        var again = await maker.Snapshots.BuildAsync(request, CancellationToken.None);

        text.Split('\n').Where(static line => line.Contains("/catalog/", StringComparison.Ordinal)).ShouldBeEmpty();
        text.ShouldNotContain("file:");
        first.Select(static entry => (entry.IntegrationId, entry.SourceRef, entry.SourceKind)).ShouldBe(
            [("native", $"github:example/plugins@{Commit}//native", null), ("notes", $"{Base}//plugins/notes", SourceKinds.GitHubRepositoryPath)]);
        first.Single(static entry => entry.IntegrationId == "notes").CatalogRevision.ShouldBe(Commit, "what was asked for and what it was stand apart");
        (again.ReusedCount, again.Changes.Count).ShouldBe((1, 0));
        Texts.Read(maker.Disk, File).ShouldBe(text);
        (await maker.Snapshots.VerifyAsync(CatalogOrigin.At("file", File), request.From, CancellationToken.None)).Ok.ShouldBeTrue();
    }

    [Fact]
    public async Task What_can_be_fetched_is_offered_where_a_source_takes_it()
    {
        using var maker = Maker();
        await maker.Snapshots.BuildAsync(With(Base), CancellationToken.None);
        using var without = Texts.World(NewDisk(), Texts.Read(maker.Disk, File));
        using var with = new CatalogWorld(NewDisk().AddFile(Texts.Path, Texts.Read(maker.Disk, File)), Texts.Path, withSources: true);

        Reason(without.Load().Entries[0]).ShouldBe(ProblemCodes.SourceUnsupported);
        Reason(with.Load().Entries[0]).ShouldBeNull();
        with.Load().Entries[0].Problems.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("catalog", "/elsewhere", ProblemCodes.SourceUnsupported)]
    [InlineData("catalog", "https://git.example/plugins.git#v1", ProblemCodes.SourceUnsupported)]
    [InlineData("catalog", "plugins", ProblemCodes.SourceUnsupported)]
    [InlineData("catalog", "github:example/plugins@bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb", ProblemCodes.CatalogRevisionMismatch)]
    [InlineData("other", "github:example/plugins@v1", ProblemCodes.Usage)]
    public async Task A_base_that_makes_no_reference_makes_no_snapshot(string origin, string text, string code)
    {
        using var maker = Maker();

        var refused = await maker.Snapshots.BuildAsync(new() { File = File, ReferenceBases = new Dictionary<string, string> { [origin] = text } }, CancellationToken.None);

        refused.Problems.ShouldHaveSingleItem().Code.ShouldBe(code);
        maker.Disk.Stat(File).ShouldBeNull();
    }

    [Fact]
    public async Task A_base_may_itself_be_a_folder_of_a_repository()
    {
        using var maker = Maker();

        (await maker.Snapshots.BuildAsync(With($"{Base}//catalogs/mine"), CancellationToken.None)).Ok.ShouldBeTrue();

        Entries(maker.Disk)[0].SourceRef.ShouldBe($"{Base}//catalogs/mine/plugins/notes");
    }

    private static CatalogBuildRequest With(string text) => new() { File = File, ReferenceBases = new Dictionary<string, string> { [CatalogOptions.LocationId] = text } };

    private CatalogWorld Maker() =>
        new CatalogWorld(NewDisk(), time: new ControllableTimeProvider(new DateTimeOffset(2100, 1, 1, 0, 0, 0, TimeSpan.Zero)), withSources: true).WithPlugin("notes").With("plugins/notes/plugin/README.md", "# Notes").With(".git/HEAD", Commit);

    /// <summary>A machine that has the snapshot and nothing else.</summary>
    private async Task<CatalogWorld> ShippedAsync()
    {
        using var maker = Maker();
        (await maker.Snapshots.BuildAsync(new() { File = File }, CancellationToken.None)).Ok.ShouldBeTrue();
        return Texts.World(NewDisk(), Texts.Read(maker.Disk, File));
    }

    private static string? Reason(CatalogEntry entry) =>
        entry.TargetInstallability.Single(static row => row.TargetId == "claude" && row.Scopes.Contains(InstallScope.User)).ReasonCode;

    private static IReadOnlyList<CatalogEntry> Entries(IDisk disk) => DocumentReader.Read<CatalogDocument>(Encoding.UTF8.GetBytes(Texts.Read(disk, File))).Document!.Entries;
}

public sealed class ShippedTestsOnVirtualDisk() : ShippedTests(DiskKind.Virtual);

public sealed class ShippedTestsOnRealDisk() : ShippedTests(DiskKind.Real);

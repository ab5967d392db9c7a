using PluginKit.Adapters.Claude.Tests.Support;
using PluginKit.Contracts.Discovery;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Vocabulary;
using PluginKit.Tests.Disks;
using static PluginKit.Adapters.Claude.Tests.Support.ClaudeStage;

namespace PluginKit.Adapters.Claude.Tests.Scanning;

public abstract class FindingsTests(DiskKind kind) : DiskSuite(kind)
{
    private const string Cache = Home + "/.claude/plugins/cache";

    [Fact]
    public async Task Copies_that_no_record_names_are_found()
    {
        var stage = new ClaudeStage(NewDisk());
        stage.AddForeign();
        stage.Write($"{Cache}/mk/alpha/0.9.0/x", "old");
        stage.Write($"{Cache}/mk/alpha/0.8.0/.orphaned_at", "1");
        stage.Write($"{Cache}/mk/gone/1.0.0/x", "unnamed");
        stage.Write($"{Cache}/temp_local_1_x/x", "half");

        var orphans = (await ScanAsync(stage)).Findings;

        orphans.ShouldAllBe(static finding => finding.Code == ProblemCodes.OrphanedCache);
        orphans.Select(static finding => finding.Path).ShouldBe([$"{Cache}/mk/alpha/0.8.0", $"{Cache}/mk/alpha/0.9.0", $"{Cache}/mk/gone", $"{Cache}/temp_local_1_x"]);
        orphans[0].Message.ShouldContain("marked it for deletion");
    }

    [Fact]
    public async Task Records_that_are_not_read_make_no_copy_an_orphan()
    {
        var stage = new ClaudeStage(NewDisk());
        stage.AddForeign();
        stage.Write(Installed, "{ broken");

        (await ScanAsync(stage)).Findings.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_record_of_a_project_that_is_gone_is_found_and_shown_as_off()
    {
        var stage = new ClaudeStage(NewDisk());
        stage.WriteMarketplace($"{Elsewhere}/mk", "mk", "alpha");
        stage.Run(Project, "plugin", "marketplace", "add", $"{Elsewhere}/mk");
        stage.Run(Project, "plugin", "install", "alpha@mk", "--scope", "project");
        stage.Write(Installed, stage.Text(Installed).Replace(Project, $"{Home}/gone", StringComparison.Ordinal));

        var scan = await ScanAsync(stage, null);

        var finding = scan.Findings.Single();
        (finding.Code, finding.Path).ShouldBe((ProblemCodes.DanglingRecord, $"{Home}/gone"));
        (scan.Candidates.Single().State, scan.Candidates[0].ManageabilityReason).ShouldBe((ObservedState.Disabled, ManageabilityReasons.OtherProject));
    }

    [Fact]
    public async Task A_record_without_its_files_and_one_without_its_marketplace_are_found()
    {
        var stage = new ClaudeStage(NewDisk());
        stage.AddForeign();
        stage.Write(Installed, """{"version": 2, "plugins": {"alpha@mk": [{"scope": "user", "installPath": "/w/home/none"}], "beta@zz": [{"scope": "user", "installPath": "/w/home"}]}}""");

        var findings = (await ScanAsync(stage)).Findings.Where(static finding => finding.Code != ProblemCodes.OrphanedCache).ToList();

        findings.Select(static finding => (finding.Code, finding.Details!["member"])).ShouldBe(
            [(ProblemCodes.RecordWithoutFiles, "plugins.alpha@mk"), (ProblemCodes.DanglingRecord, "plugins.beta@zz")]);
    }

    [Fact]
    public async Task A_registered_marketplace_whose_folder_is_gone_is_found_without_any_plugin()
    {
        var stage = new ClaudeStage(NewDisk());
        stage.Write(Known, """{"far": {"source": {"source": "directory", "path": "/w/home/far"}, "installLocation": "/w/home/far", "lastUpdated": "t"}}""");

        var finding = (await ScanAsync(stage)).Findings.Single();

        (finding.Code, finding.Path, finding.TargetId).ShouldBe((ProblemCodes.DanglingRecord, "/w/home/far", "claude"));
    }

    [Fact]
    public async Task A_switch_of_nothing_is_found_with_its_member()
    {
        var stage = new ClaudeStage(NewDisk());
        stage.AddForeign();
        stage.Write(UserSettings, """{"enabledPlugins": {"alpha@mk": true, "none@mk": false, "x@zz": false, "own@skills-dir": false}}""");

        var scan = await ScanAsync(stage);

        scan.Findings.Select(static finding => (finding.Code, finding.Path, finding.Details!["member"])).ShouldBe(
        [
            (ProblemCodes.StaleToggle, UserSettings, "enabledPlugins.none@mk"),
            (ProblemCodes.StaleToggle, UserSettings, "enabledPlugins.x@zz"),
        ]);
        scan.Candidates.Select(static one => one.NativePluginId).ShouldBe(["alpha@mk"]);
    }

    [Fact]
    public async Task Many_findings_of_a_kind_are_counted()
    {
        var stage = new ClaudeStage(NewDisk());
        for (var i = 0; i < 230; i++)
        {
            stage.Write($"{Cache}/mk/p{i:000}/1/x", "x");
        }

        var findings = (await ScanAsync(stage)).Findings;

        findings.Count.ShouldBe(201);
        findings[^1].Message.ShouldStartWith("30 more");
    }

    private static async Task<NativeScan> ScanAsync(ClaudeStage stage, string? workspace = Project) =>
        await new ClaudeScanner().ScanAsync(stage.Context(workspace), CancellationToken.None);
}

public sealed class FindingsTestsOnVirtualDisk() : FindingsTests(DiskKind.Virtual);

public sealed class FindingsTestsOnRealDisk() : FindingsTests(DiskKind.Real);

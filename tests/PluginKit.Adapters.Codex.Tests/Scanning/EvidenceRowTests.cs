using PluginKit.Adapters.Codex.Tests.Support;
using PluginKit.Contracts.Discovery;
using PluginKit.Contracts.Vocabulary;
using PluginKit.Tests.Disks;

namespace PluginKit.Adapters.Codex.Tests.Scanning;

/// <summary>Every row of the table of observed states (decision 40) and of the measured one (native-clients.md 2.6), laid out here.</summary>
public abstract class EvidenceRowTests(DiskKind kind) : DiskSuite(kind)
{
    private const string Id = "alpha@mk";
    private const string On = "[plugins.\"alpha@mk\"]\nenabled = true\n";
    private const string Off = "[plugins.\"alpha@mk\"]\nenabled = false\n";
    private const string Keyless = "[plugins.\"alpha@mk\"]\n";

    // What lies there: e = entry, r = the folder that it names, c = copy 1.0.0, l = copy "local", b = copy with a broken manifest, x = empty version folder.
    [Theory]
    [InlineData("erc", On, "observed_active", "none", "")]
    [InlineData("erc", Keyless, "observed_active", "none", "")]
    [InlineData("erl", On, "observed_active", "none", "")]
    [InlineData("ercl", On, "observed_active", "none", "orphaned_cache")]
    [InlineData("ec", On, "observed_active", "none", "record_without_files")]
    [InlineData("c", On, "observed_degraded", "running_without_source", "dangling_record")]
    [InlineData("rc", On, "observed_degraded", "running_without_source", "dangling_record")]
    [InlineData("c", Keyless, "observed_degraded", "running_without_source", "dangling_record")]
    [InlineData("erc", Off, "observed_disabled", "none", "")]
    [InlineData("ec", Off, "observed_disabled", "none", "record_without_files")]
    [InlineData("c", Off, "observed_disabled", "none", "dangling_record")]
    [InlineData("erc", "", "observed_prepared", "user_step_needed", "orphaned_cache")]
    [InlineData("er", "", "observed_prepared", "user_step_needed", "")]
    [InlineData("er", Off, "observed_prepared", "user_step_needed", "")]
    [InlineData("er", On, "observed_degraded", "user_step_needed", "record_without_files")]
    [InlineData("e", "", "observed_degraded", "none", "record_without_files")]
    [InlineData("e", On, "observed_degraded", "none", "record_without_files,record_without_files")]
    [InlineData("c", "", "observed_degraded", "none", "orphaned_cache")]
    [InlineData("", On, "observed_degraded", "none", "stale_toggle")]
    [InlineData("", Off, "observed_degraded", "none", "stale_toggle")]
    [InlineData("erb", On, "observed_degraded", "none", "record_without_files")]
    [InlineData("ercx", On, "observed_degraded", "none", "record_without_files")]
    [InlineData("erc", On + "[features]\nplugins = false\n", "observed_degraded", "blocked_by_policy", "")]
    [InlineData("erc", On + "broken = = 1\n", "observed_degraded", "none", "")]
    public async Task A_row_reads_as_decided(string what, string config, string state, string hint, string findings)
    {
        foreach (var isPersonal in (bool[])[true, false])
        {
            var scan = await Lay(what, config, isPersonal).ScanAsync();
            var candidate = scan.Candidates.Single(static found => found.NativePluginId == Id);

            candidate.State.Value.ShouldBe(state);
            candidate.ActivationHint.Value.ShouldBe(hint);
            string.Join(',', scan.Findings.Select(static finding => finding.Code)).ShouldBe(findings);
            scan.Findings.ShouldAllBe(static finding => finding.Path != null && finding.Message.Contains('/', StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task A_folder_that_nothing_refers_to_is_degraded()
    {
        var scan = await new CodexStage(NewDisk()).With(CodexStage.Home + "/plugins/alpha/.claude-plugin/plugin.json", "{\"name\":\"alpha\"}").ScanAsync();
        var candidate = scan.Candidates.Single();

        candidate.State.ShouldBe(ObservedState.Degraded);
        candidate.ManageabilityReason.ShouldBe(ManageabilityReasons.Remains);
    }

    [Theory]
    [InlineData("er", "", null)]
    [InlineData("c", "", ManageabilityReasons.Remains)]
    [InlineData("", On, ManageabilityReasons.Remains)]
    [InlineData("erc", On, null)]
    [InlineData("erc", On + "broken = = 1\n", ManageabilityReasons.ClientFileUnusable)]
    public async Task An_entry_says_why_it_is_only_shown(string what, string config, string? reason) =>
        (await Lay(what, config, isPersonal: true).ScanAsync()).Candidates.Single(static found => found.NativePluginId == Id).ManageabilityReason.ShouldBe(reason);

    [Fact]
    public async Task A_trusted_project_switches_in_its_own_scope()
    {
        var stage = Lay("erc", CodexStage.Trust(), isPersonal: false).With(CodexStage.Project + "/.codex/config.toml", On);
        var candidate = (await stage.ScanAsync(CodexStage.Project)).Candidates.Single();

        candidate.State.ShouldBe(ObservedState.Active);
        candidate.Scopes.ShouldBe([InstallScope.Project]);
    }

    [Fact]
    public async Task A_toggle_that_is_no_id_of_a_plugin_is_a_finding()
    {
        var scan = await new CodexStage(NewDisk()).With(CodexStage.Config, "[plugins.\"no id\"]\nenabled = true\n").ScanAsync();

        scan.Candidates.ShouldBeEmpty();
        var finding = scan.Findings.Single();
        finding.Code.ShouldBe("stale_toggle");
        finding.Path.ShouldBe(CodexStage.Config);
    }

    private CodexStage Lay(string what, string config, bool isPersonal)
    {
        var root = isPersonal ? CodexStage.Home : "/src/mk";
        var cache = CodexStage.Cache + "/mk/alpha/";
        const string Manifest = "{\"name\":\"alpha\",\"version\":\"1.0.0\"}";
        var table = isPersonal ? string.Empty : "[marketplaces.mk]\nsource_type = \"local\"\nsource = \"/src/mk\"\n";
        var stage = new CodexStage(NewDisk()).With(CodexStage.Config, config.Contains("= =", StringComparison.Ordinal) ? config : config + table);
        foreach (var part in what)
        {
            _ = part switch
            {
                'r' => stage.With(root + "/p/alpha/.codex-plugin/plugin.json", Manifest),
                'c' => stage.With(cache + "1.0.0/.codex-plugin/plugin.json", Manifest),
                'l' => stage.With(cache + "local/.codex-plugin/plugin.json", "{\"name\":\"alpha\"}"),
                'b' => stage.With(cache + "1.0.0/.codex-plugin/plugin.json", "{ broken"),
                'x' => Empty(stage, cache + "9.9.9"),
                _ => stage,
            };
        }

        return stage.With(root + "/.agents/plugins/marketplace.json", "{\"name\":\"mk\",\"plugins\":[" + (what.Contains('e', StringComparison.Ordinal) ? "{\"name\":\"alpha\",\"source\":\"./p/alpha\"}" : string.Empty) + "]}");
    }

    private static CodexStage Empty(CodexStage stage, string folder)
    {
        stage.Disk.AddDirectory(folder);
        return stage;
    }
}

public sealed class EvidenceRowTestsOnVirtualDisk() : EvidenceRowTests(DiskKind.Virtual);

public sealed class EvidenceRowTestsOnRealDisk() : EvidenceRowTests(DiskKind.Real);

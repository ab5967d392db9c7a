using System.Text;
using PluginKit.Adapters.Codex.Configuration;
using PluginKit.Adapters.Codex.Manifests;
using PluginKit.Adapters.Codex.Tests.Support;
using PluginKit.Contracts.Discovery;
using PluginKit.Contracts.Vocabulary;
using PluginKit.Tests.Disks;

namespace PluginKit.Adapters.Codex.Tests.Reading;

/// <summary>What the client takes and refuses, one row each; <see cref="RealClientReadingTests"/> asks the client itself for the same rows.</summary>
public abstract class StrictReadingTests(DiskKind kind) : DiskSuite(kind)
{
    [Theory]
    [MemberData(nameof(MeasuredManifests.Rows), MemberType = typeof(MeasuredManifests))]
    public void A_manifest_is_taken_or_refused_as_the_client_does(string json, bool loads, bool isTaken)
    {
        var manifest = PluginManifest.Parse("/p/plugin.json", Encoding.UTF8.GetBytes(json));

        manifest.IsUsable.ShouldBe(loads);
        (manifest is { Problem: null, Refusal: null } && manifest.Name is null or "alpha").ShouldBe(isTaken);
    }

    [Theory]
    [MemberData(nameof(MeasuredRootManifests.Rows), MemberType = typeof(MeasuredRootManifests))]
    public async Task A_manifest_at_the_root_counts_as_it_does_for_the_client(string json, string? version, int servers)
    {
        var delivery = new PackagedDelivery("1.0.1", others: new(StringComparer.Ordinal) { ["plugin.json"] = json, ["hooks/hooks.json"] = "{}" });
        var stage = new CodexStage(NewDisk());

        var proposal = await stage.ProposeAsync(ActionClass.InstallTarget, InstallScope.User, delivery);

        proposal.Blocking.ShouldBe(version is null);
        if (version is null)
        {
            proposal.Problems.ShouldHaveSingleItem().Code.ShouldBe("native_manifest_invalid");
            return;
        }

        // Servers of mcp.json are those of Agent Plugins.
        var isShadowed = servers == 2;
        proposal.Problems.Select(static problem => problem.Code).ShouldBe(isShadowed ? ["native_manifest_shadowed"] : []);
        var observed = await stage.ObserveAsync(InstallScope.User, await stage.InstallAsync(InstallScope.User, delivery));
        observed.State.ShouldBe(InstallState.Installed);
        observed.Version.ShouldBe(version);
        observed.Problems.Select(static problem => problem.Code).ShouldBe(isShadowed ? ["native_manifest_shadowed"] : []);
    }

    [Fact]
    public async Task E77_hooks_beside_a_manifest_of_agent_plugins_are_said_to_be_ignored()
    {
        const string Root = """{"$schema":"https://agent-plugins.org/schemas/1.0.0/plugin.schema.json","name":"alpha","version":"1.0.0"}""";
        var delivery = new PackagedDelivery("1.0.0", others: new(StringComparer.Ordinal) { ["plugin.json"] = Root, ["hooks/hooks.json"] = """{"hooks":{"Stop":[{"hooks":[{"type":"command","command":"./bin/x"}]}]}}""" });

        var proposal = await new CodexStage(NewDisk()).ProposeAsync(ActionClass.InstallTarget, InstallScope.User, delivery);

        var warning = proposal.Problems.ShouldHaveSingleItem();
        warning.Severity.ShouldBe(ProblemSeverity.Warning);
        warning.Message.ShouldEndWith("Codex will ignore these hooks.");
        warning.Details!["ignored"].ShouldBe(".codex-plugin/plugin.json, hooks/hooks.json, .mcp.json");
    }

    [Theory]
    [InlineData("\"text\"")]
    [InlineData("null")]
    [InlineData("[1]")]
    [InlineData("""{"x.y":1}""")]
    public async Task E78_extensions_of_every_kind_are_loaded_as_the_client_loads_them(string extensions)
    {
        var root = $$"""{"$schema":"https://agent-plugins.org/schemas/1.0.0/plugin.schema.json","name":"alpha","version":"3.0.0","extensions":{{extensions}}}""";
        var delivery = new PackagedDelivery("1.0.0", others: new(StringComparer.Ordinal) { ["plugin.json"] = root });
        var stage = new CodexStage(NewDisk());

        var observed = await stage.ObserveAsync(InstallScope.User, await stage.InstallAsync(InstallScope.User, delivery));

        observed.State.ShouldBe(InstallState.Installed);
        observed.Version.ShouldBe("3.0.0");
    }

    [Theory]
    [MemberData(nameof(MeasuredMarketplaces.Rows), MemberType = typeof(MeasuredMarketplaces))]
    public async Task A_marketplace_shows_the_entries_that_the_client_shows(string json, string? listed)
    {
        var scan = await Configured().With("/src/mk/.agents/plugins/marketplace.json", json).ScanAsync();

        scan.Problems.Any(static problem => problem.Message.Contains("fail for every plugin", StringComparison.Ordinal)).ShouldBe(listed is null);
        string.Join(' ', scan.Candidates.Select(static candidate => candidate.NativePluginId)).ShouldBe(string.Join(' ', (listed ?? string.Empty).Split(' ').Order(StringComparer.Ordinal)));
    }

    [Theory]
    [MemberData(nameof(MeasuredConfigurations.Files), MemberType = typeof(MeasuredConfigurations))]
    public async Task A_configuration_that_the_client_refuses_is_a_problem(string toml, bool isRefused)
    {
        var scan = await new CodexStage(NewDisk()).With(CodexStage.Config, toml).ScanAsync();

        scan.Problems.Any(static problem => problem is { Code: "client_file_corrupt", Path: CodexStage.Config }).ShouldBe(isRefused);
    }

    [Theory]
    [MemberData(nameof(MeasuredConfigurations.BrokenMarketplaces), MemberType = typeof(MeasuredConfigurations))]
    public async Task One_broken_marketplace_is_said_to_break_the_list_and_nothing_else(string toml)
    {
        var scan = await Installed(toml).ScanAsync();

        scan.Candidates.Single().State.ShouldBe(ObservedState.Active);
        var problem = scan.Problems.Single();
        problem.Message.ShouldContain("fail for every plugin");
        problem.Message.ShouldContain(CodexStage.Config);
        scan.Findings.ShouldContain(static finding => finding.Code == "dangling_record" || finding.Code == "record_without_files");
    }

    [Theory]
    [MemberData(nameof(MeasuredConfigurations.Requirements), MemberType = typeof(MeasuredConfigurations))]
    public async Task The_administrators_requirements_count_as_the_client_counts_them(string requirements, string outcome)
    {
        var stage = Installed(string.Empty).With("/etc/codex/requirements.toml", requirements);
        stage.Disk.AddLink("/src/lk", "/src/mk");
        var scan = await stage.ScanAsync();
        var candidate = scan.Candidates.Single();

        candidate.State.ShouldBe(outcome == "loads" ? ObservedState.Active : ObservedState.Degraded);
        candidate.ActivationHint.ShouldBe(outcome == "blocked" ? ActivationHint.BlockedByPolicy : ActivationHint.None);
        candidate.ManageabilityReason.ShouldBe(outcome switch { "loads" => null, "blocked" => ManageabilityReasons.ManagedByPolicy, _ => ManageabilityReasons.ClientFileUnusable });
        scan.Problems.Any(static problem => problem.Path == "/etc/codex/requirements.toml").ShouldBe(outcome == "refused");
    }

    [Theory]
    [MemberData(nameof(MeasuredConfigurations.GitRules), MemberType = typeof(MeasuredConfigurations))]
    public void Rules_for_Git_marketplaces_are_compared_as_the_client_does(string source, string? reference, string rule, bool isAllowed)
    {
        var stage = new CodexStage(NewDisk()).With("/etc/codex/requirements.toml", MeasuredConfigurations.Only(rule));

        CodexPolicy.Read(stage.Context(false).Files, new(stage.Environment)).AllowsSource("git", source, reference).ShouldBe(isAllowed);
    }

    [Fact]
    public async Task What_the_client_leaves_out_without_a_word_is_said()
    {
        var stage = Configured().With("/src/mk/.agents/plugins/marketplace.json", """{"name":"mk","plugins":[{"name":"a","source":{"source":"github","repo":"x/y"}},{"name":"b c","source":"./b"}]}""");
        var note = (await stage.ScanAsync()).Problems.Single();

        note.Severity.ShouldBe(ProblemSeverity.Info);
        note.Message.ShouldContain("plugins[0] 'a'");
        note.Message.ShouldContain("plugins[1] 'b c'");
    }

    [Theory]
    [InlineData("/etc/codex/config.toml", "source_type = \"local\"", "source = \"/src/mk\"")]
    [InlineData("/etc/codex/config.toml", "source_type = \"local\"\nsource = \"/nowhere\"", "source = \"/src/mk\"")]
    public async Task Tables_of_a_marketplace_are_merged_over_the_layers(string path, string below, string user)
    {
        var stage = Configured().With(path, $"[marketplaces.mk]\n{below}\n").With(CodexStage.Config, $"[marketplaces.mk]\n{user}\n").With("/src/mk/.agents/plugins/marketplace.json", """{"name":"mk","plugins":[{"name":"alpha","source":"./p/alpha"}]}""");
        var scan = await stage.ScanAsync();

        scan.Problems.ShouldBeEmpty();
        scan.Candidates.Single().MarketplaceSource!.Value.ShouldBe("/src/mk");
    }

    private CodexStage Configured() => new CodexStage(NewDisk()).With(CodexStage.Config, "[marketplaces.mk]\nsource_type = \"local\"\nsource = \"/src/mk\"\n");

    private CodexStage Installed(string config) => new CodexStage(NewDisk())
        .With(CodexStage.Config, "[marketplaces.mk]\nsource_type = \"local\"\nsource = \"/src/mk\"\n[plugins.\"alpha@mk\"]\nenabled = true\n" + config)
        .With("/src/mk/.agents/plugins/marketplace.json", """{"name":"mk","plugins":[{"name":"alpha","source":"./p/alpha"}]}""")
        .With("/src/mk/p/alpha/.codex-plugin/plugin.json", """{"name":"alpha","version":"1.0.0"}""")
        .With(CodexStage.Cache + "/mk/alpha/1.0.0/.codex-plugin/plugin.json", """{"name":"alpha","version":"1.0.0"}""");
}

public sealed class StrictReadingTestsOnVirtualDisk() : StrictReadingTests(DiskKind.Virtual);

public sealed class StrictReadingTestsOnRealDisk() : StrictReadingTests(DiskKind.Real);

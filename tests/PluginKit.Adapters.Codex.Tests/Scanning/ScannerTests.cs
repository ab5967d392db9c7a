using PluginKit.Adapters.Codex.Tests.Support;
using PluginKit.Contracts.Discovery;
using PluginKit.Contracts.Vocabulary;
using PluginKit.Tests.Disks;

namespace PluginKit.Adapters.Codex.Tests.Scanning;

public abstract class ScannerTests(DiskKind kind) : DiskSuite(kind)
{
    private const string Catalog = CodexStage.Home + "/.agents/plugins/marketplace.json";
    private const string Marketplace = "{\"name\":\"mk\",\"plugins\":[{\"name\":\"alpha\",\"source\":\"./p/alpha\"}]}";
    private const string Configured = "[marketplaces.mk]\nsource_type = \"local\"\nsource = \"/src/mk\"\n";

    [Fact]
    public async Task An_empty_machine_has_nothing_and_no_problems()
    {
        var scan = await new CodexStage(NewDisk()).ScanAsync(CodexStage.Project);

        scan.Candidates.ShouldBeEmpty();
        scan.Problems.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_plugin_of_a_configured_marketplace_carries_its_evidence()
    {
        var stage = Installed("[plugins.\"alpha@mk\"]\nenabled = true\n");
        var candidate = (await stage.ScanAsync()).Candidates.Single();

        candidate.State.ShouldBe(ObservedState.Active);
        candidate.DetectedSource.ShouldBe(DetectedSource.CodexMarketplace);
        candidate.MarketplaceSource!.Kind.ShouldBe("local");
        candidate.MarketplaceSource.Value.ShouldBe("/src/mk");
        candidate.Version.ShouldBe("1.0.0");
        candidate.Description.ShouldBe("Text.");
        candidate.EffectiveNativeRoot.ShouldBe(CodexStage.Cache + "/mk/alpha/1.0.0");
        candidate.Paths.ShouldBe([CodexStage.Cache + "/mk/alpha", "/src/mk/p/alpha"]);
        candidate.IdentityIsConsistent.ShouldBeTrue();
        candidate.IdentityEvidence.ShouldContain("toggle=true");
        candidate.IdentityEvidence.ShouldContain("cache=1.0.0");
    }

    [Fact]
    public async Task Marketplaces_outside_the_home_can_be_left_alone()
    {
        var stage = Installed("[plugins.\"alpha@mk\"]\nenabled = true\n");
        var candidate = (await stage.ScanAsync(options: new() { ReadMarketplacesOutsideHome = false })).Candidates.Single();

        candidate.ActivationHint.ShouldBe(ActivationHint.RunningWithoutSource);
    }

    [Fact]
    public async Task Plugins_that_are_only_offered_can_be_left_out()
    {
        var stage = new CodexStage(NewDisk()).With(CodexStage.Config, Configured).With("/src/mk/.agents/plugins/marketplace.json", Marketplace).With("/src/mk/p/alpha/.codex-plugin/plugin.json", "{}");
        (await stage.ScanAsync()).Candidates.Single().State.ShouldBe(ObservedState.Prepared);
        (await stage.ScanAsync(options: new() { ListAvailablePlugins = false })).Candidates.ShouldBeEmpty();
    }

    [Fact]
    public async Task User_and_project_toggles_that_differ_give_two_answers()
    {
        var stage = Installed("[plugins.\"alpha@mk\"]\nenabled = false\n\n" + CodexStage.Trust()).With(CodexStage.Project + "/.codex/config.toml", "[plugins.\"alpha@mk\"]\nenabled = true\n");
        var candidates = (await stage.ScanAsync(CodexStage.Project)).Candidates;

        candidates.Count.ShouldBe(2);
        Of(candidates, InstallScope.User).State.ShouldBe(ObservedState.Disabled);
        Of(candidates, InstallScope.User).ProjectRoots.ShouldBeEmpty();
        Of(candidates, InstallScope.Project).State.ShouldBe(ObservedState.Active);
        Of(candidates, InstallScope.Project).ProjectRoots.ShouldBe([CodexStage.Project]);
    }

    [Fact]
    public async Task Toggles_that_agree_give_one_answer_with_both_scopes()
    {
        var stage = Installed("[plugins.\"alpha@mk\"]\nenabled = true\n\n" + CodexStage.Trust()).With(CodexStage.Project + "/.codex/config.toml", "[plugins.\"alpha@mk\"]\nenabled = true\n");

        (await stage.ScanAsync(CodexStage.Project)).Candidates.Single().Scopes.ShouldBe([InstallScope.User, InstallScope.Project]);
    }

    [Fact]
    public async Task A_project_without_trust_waits_for_the_user()
    {
        var stage = Installed(string.Empty).With(CodexStage.Project + "/.codex/config.toml", "[plugins.\"alpha@mk\"]\nenabled = true\n");
        var candidate = (await stage.ScanAsync(CodexStage.Project)).Candidates.Single();

        candidate.State.ShouldBe(ObservedState.Prepared);
        candidate.ActivationHint.ShouldBe(ActivationHint.UserStepNeeded);
        candidate.Problems.Single().Code.ShouldBe("trusted_project_required");
    }

    [Fact]
    public async Task A_marketplace_of_the_repository_is_shown_and_never_called_active()
    {
        var stage = new CodexStage(NewDisk()).With(CodexStage.Project + "/.agents/plugins/marketplace.json", Marketplace).With(CodexStage.Project + "/p/alpha/.codex-plugin/plugin.json", "{\"name\":\"alpha\"}");
        var candidate = (await stage.ScanAsync(CodexStage.Project + "/sub")).Candidates.Single();

        candidate.State.ShouldBe(ObservedState.Prepared);
        candidate.DetectedSource.ShouldBe(DetectedSource.CodexRepositoryMarketplace);
        candidate.Scopes.ShouldBe([InstallScope.Project]);
    }

    [Fact]
    public async Task A_broken_marketplace_degrades_only_its_own_plugins()
    {
        var stage = Installed("[marketplaces.bad]\nsource_type = \"local\"\nsource = \"/src/bad\"\n\n[plugins.\"alpha@mk\"]\nenabled = true\n\n[plugins.\"x@bad\"]\nenabled = true\n").With("/src/bad/.agents/plugins/marketplace.json", "{\n  broken");
        var scan = await stage.ScanAsync();

        scan.Candidates.Single(static candidate => candidate.NativePluginId == "alpha@mk").State.ShouldBe(ObservedState.Active);
        scan.Candidates.Single(static candidate => candidate.NativePluginId == "x@bad").State.ShouldBe(ObservedState.Degraded);
        var problem = scan.Problems.Single();
        problem.Path.ShouldBe("/src/bad/.agents/plugins/marketplace.json");
        problem.Line.ShouldBe(2);
    }

    [Fact]
    public async Task A_broken_project_configuration_does_not_touch_the_users_plugins()
    {
        var stage = Installed("[plugins.\"alpha@mk\"]\nenabled = true\n\n" + CodexStage.Trust()).With(CodexStage.Project + "/.codex/config.toml", "a = = 1");
        var scan = await stage.ScanAsync(CodexStage.Project);

        scan.Candidates.Single().State.ShouldBe(ObservedState.Active);
        scan.Problems.Single().Path.ShouldBe(CodexStage.Project + "/.codex/config.toml");
    }

    [Fact]
    public async Task A_corrupt_copy_is_degraded_although_the_client_lists_it()
    {
        var stage = Installed("[plugins.\"alpha@mk\"]\n").With(CodexStage.Cache + "/mk/alpha/1.0.0/.codex-plugin/plugin.json", "{ no");
        var candidate = (await stage.ScanAsync()).Candidates.Single();

        candidate.State.ShouldBe(ObservedState.Degraded);
        candidate.IdentityIsConsistent.ShouldBeFalse();
        candidate.Problems.Single().Code.ShouldBe("client_file_corrupt");
    }

    [Theory]
    [InlineData("{\"name\":\"beta\"}", Marketplace)]
    [InlineData("{\"name\":\"alpha\"}", "{\"name\":\"renamed\",\"plugins\":[{\"name\":\"alpha\",\"source\":\"./p/alpha\"}]}")]
    public async Task Surfaces_that_disagree_about_the_name_are_not_consistent(string manifest, string marketplace)
    {
        var stage = Installed("[plugins.\"alpha@mk\"]\n").With("/src/mk/p/alpha/.codex-plugin/plugin.json", manifest).With("/src/mk/.agents/plugins/marketplace.json", marketplace);

        (await stage.ScanAsync()).Candidates.ShouldAllBe(static candidate => !candidate.IdentityIsConsistent);
    }

    [Theory]
    [InlineData("[features]\nplugins = false\n\n[plugins.\"alpha@mk\"]\n")]
    public async Task A_feature_that_is_off_blocks(string config)
    {
        var candidate = (await Installed(config).ScanAsync()).Candidates.Single();

        candidate.State.ShouldBe(ObservedState.Degraded);
        candidate.ActivationHint.ShouldBe(ActivationHint.BlockedByPolicy);
    }

    [Fact]
    public async Task The_personal_marketplace_wins_over_a_configured_one_of_its_name()
    {
        var stage = Installed("[plugins.\"alpha@mk\"]\n").With(Catalog, Marketplace).With(CodexStage.Home + "/p/alpha/.codex-plugin/plugin.json", "{\"name\":\"alpha\"}");

        (await stage.ScanAsync()).Candidates.Single().DetectedSource.ShouldBe(DetectedSource.CodexPersonalMarketplace);
    }

    [Fact]
    public async Task Hostile_names_and_links_are_no_way_out()
    {
        var stage = Installed("[plugins.\"../../x@mk\"]\n\n[plugins.\"alpha@../..\"]\n\n[plugins.\"@\"]\n").With(Catalog, "{\"name\":\"..\",\"plugins\":[{\"name\":\"a/../b\",\"source\":\"./../../etc\"},{\"name\":\"up\",\"source\":\"./../up\"}]}");
        stage.Disk.AddLink(CodexStage.Cache + "/mk/loop", CodexStage.Cache + "/mk/loop");
        var scan = await stage.ScanAsync();

        scan.Candidates.Select(static candidate => candidate.NativePluginId).ShouldBe(["alpha@mk"]);
    }

    protected async Task CheckThatAFileThatCannotBeReadIsAProblemAsync()
    {
        var stage = Installed("[plugins.\"alpha@mk\"]\n");
        stage.Disk.AddFile(CodexStage.Config, "x", UnixFileMode.None);
        var scan = await stage.ScanAsync();

        scan.Candidates.Single(static candidate => candidate.NativePluginId == "alpha@mk").State.ShouldBe(ObservedState.Degraded);
        scan.Problems.Single().Code.ShouldBe("client_file_unreadable");
    }

    private static NativeCandidate Of(IReadOnlyList<NativeCandidate> candidates, InstallScope scope) => candidates.Single(candidate => candidate.Scopes.SequenceEqual([scope]));

    private CodexStage Installed(string config) => new CodexStage(NewDisk())
        .With(CodexStage.Config, Configured + "\n" + config)
        .With("/src/mk/.agents/plugins/marketplace.json", Marketplace)
        .With("/src/mk/p/alpha/.codex-plugin/plugin.json", "{\"name\":\"alpha\",\"version\":\"1.1.0\"}")
        .With(CodexStage.Cache + "/mk/alpha/1.0.0/.codex-plugin/plugin.json", "{\"name\":\"alpha\",\"version\":\"1.0.0\",\"description\":\"Text.\"}");
}

public sealed class ScannerTestsOnVirtualDisk() : ScannerTests(DiskKind.Virtual)
{
    [Fact]
    public Task A_file_that_cannot_be_read_is_a_problem_and_no_absence() => CheckThatAFileThatCannotBeReadIsAProblemAsync();
}

public sealed class ScannerTestsOnRealDisk() : ScannerTests(DiskKind.Real)
{
    [UnprivilegedFact]
    public Task A_file_that_cannot_be_read_is_a_problem_and_no_absence() => CheckThatAFileThatCannotBeReadIsAProblemAsync();
}

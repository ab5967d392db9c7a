using PluginKit.Adapters.Codex.Tests.Support;
using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Vocabulary;
using PluginKit.Tests.Disks;

namespace PluginKit.Adapters.Codex.Tests.Scanning;

/// <summary>Every place in which the client looks for a toggle, in the order in which it lets them win.</summary>
public abstract class EnablementTests(DiskKind kind) : DiskSuite(kind)
{
    private const string Managed = "/etc/codex/managed_config.toml";
    private const string System = "/etc/codex/config.toml";
    private const string Root = CodexStage.Project + "/.codex/config.toml";
    private const string Sub = CodexStage.Project + "/sub";
    private const string On = "[plugins.\"alpha@mk\"]\nenabled = true\n";
    private const string Off = "[plugins.\"alpha@mk\"]\nenabled = false\n";
    private const string Keyless = "[plugins.\"alpha@mk\"]\n";

    [Fact]
    public async Task All_places_are_listed_from_the_one_that_wins()
    {
        var layers = await LayersAsync(Stage(On + CodexStage.Trust()).With(Managed, Off).With(Root, On).With(System, Off));

        layers.Select(static layer => layer.Path).ShouldBe([Managed, Sub + "/.codex/config.toml", Root, CodexStage.Config, System]);
        layers.Select(static layer => layer.Scope).ShouldBe([InstallScope.Managed, InstallScope.Project, InstallScope.Project, InstallScope.User, InstallScope.Managed]);
        layers.Select(static layer => layer.Enabled).ShouldBe([false, null, true, true, false]);
        layers.Select(static layer => layer.Decides).ShouldBe([true, false, false, false, false]);
        layers.ShouldAllBe(static layer => layer.Key == "plugins.\"alpha@mk\".enabled" && layer.IgnoredReason == null);
    }

    [Fact]
    public async Task A_project_without_trust_speaks_and_is_not_heard()
    {
        var layer = (await LayersAsync(Stage(On).With(Root, Off))).Single(static layer => layer.Path == Root);

        layer.Enabled.ShouldBe(false);
        layer.Decides.ShouldBeFalse();
        layer.IgnoredReason.ShouldBe("trusted_project_required");
    }

    [Fact]
    public async Task A_file_that_cannot_be_used_is_listed_with_the_reason()
    {
        var layer = (await LayersAsync(Stage(On).With(System, "a = = 1"))).Single(static layer => layer.Path == System);

        layer.Enabled.ShouldBeNull();
        layer.IgnoredReason.ShouldBe("client_file_corrupt");
    }

    [Theory]
    [InlineData(Keyless, null, true)]
    [InlineData(Keyless, Off, false)]
    [InlineData(Keyless, On, true)]
    public async Task A_table_without_the_key_means_on_unless_any_other_place_has_the_key(string user, string? system, bool expected)
    {
        var stage = Stage(user);
        var layers = await LayersAsync(system is null ? stage : stage.With(System, system));

        var decides = layers.Single(static layer => layer.Decides);
        decides.Enabled.ShouldBe(expected);
        decides.Path.ShouldBe(system is null ? CodexStage.Config : System);
        layers.First(static layer => layer.Enabled is not null).ShouldBeSameAs(decides);
    }

    [Theory]
    [InlineData(System, "trusted", null, true)]
    [InlineData(Managed, "trusted", null, true)]
    [InlineData(Managed, "untrusted", "trusted", false)]
    [InlineData(System, "untrusted", "trusted", true)]
    public async Task Trust_counts_from_every_layer_that_is_no_projects(string path, string level, string? users, bool counts)
    {
        var word = CodexStage.Trust().Replace("\"trusted\"", $"\"{level}\"", StringComparison.Ordinal);
        var layers = await LayersAsync(Stage(users is null ? string.Empty : CodexStage.Trust()).With(path, word).With(Root, On));

        layers.Single(static layer => layer.Path == Root).Decides.ShouldBe(counts);
    }

    [Fact]
    public async Task The_switch_of_an_administrator_is_why_it_is_only_shown() =>
        (await Stage(On).With(Managed, Off).ScanAsync(Sub)).Candidates.Single().ManageabilityReason.ShouldBe("managed_by_policy");

    private static async Task<IReadOnlyList<EnablementLayer>> LayersAsync(CodexStage stage) =>
        (await stage.ScanAsync(Sub)).Candidates.Single(static candidate => candidate.NativePluginId == "alpha@mk").Enablement;

    private CodexStage Stage(string config)
    {
        var stage = new CodexStage(NewDisk()).With(CodexStage.Config, "[marketplaces.mk]\nsource_type = \"local\"\nsource = \"/src/mk\"\n" + config)
            .With("/src/mk/.agents/plugins/marketplace.json", "{\"name\":\"mk\",\"plugins\":[{\"name\":\"alpha\",\"source\":\"./p/alpha\"}]}")
            .With("/src/mk/p/alpha/.codex-plugin/plugin.json", "{\"name\":\"alpha\",\"version\":\"1.0.0\"}")
            .With(CodexStage.Cache + "/mk/alpha/1.0.0/.codex-plugin/plugin.json", "{\"name\":\"alpha\",\"version\":\"1.0.0\"}");
        stage.Disk.AddDirectory(Sub);
        return stage;
    }
}

public sealed class EnablementTestsOnVirtualDisk() : EnablementTests(DiskKind.Virtual);

public sealed class EnablementTestsOnRealDisk() : EnablementTests(DiskKind.Real);

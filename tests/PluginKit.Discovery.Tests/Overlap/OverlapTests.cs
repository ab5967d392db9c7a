using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Vocabulary;
using PluginKit.Discovery.Tests.Worlds;
using PluginKit.Tests.Disks;

namespace PluginKit.Discovery.Tests.Overlap;

/// <summary>What managed state explains is left out; nothing else is.</summary>
public abstract class OverlapTests(DiskKind kind) : DiskSuite(kind)
{
    [Theory]
    [InlineData("context7")]
    [InlineData("Context7")]
    public async Task A_plugin_of_our_own_marketplace_is_managed_in_every_scope(string id)
    {
        var world = new DiscoveryWorld(NewDisk()).Sees("claude", Seen.Plugin(id, "integrationctl-context7", InstallScope.User, InstallScope.Project));
        world.Managed.Add(Seen.Managed(id, marketplace: "integrationctl-context7"));

        var document = await world.DiscoverAsync();

        document.Entries.ShouldBeEmpty();
        document.ManagedOverlapCount.ShouldBe(1);
    }

    [Theory]
    [InlineData("claude", "context7", "official")]
    [InlineData("codex", "context7", "integrationctl-context7")]
    [InlineData("claude", "context7", null)]
    public async Task A_name_alone_explains_nothing(string target, string name, string? marketplace)
    {
        var world = new DiscoveryWorld(NewDisk()).Sees(target, Seen.Plugin(name, marketplace));
        world.Managed.Add(Seen.Managed("context7", nativeRef: "context7@integrationctl-context7", marketplace: "integrationctl-context7"));

        var document = await world.DiscoverAsync();

        document.Entries.ShouldHaveSingleItem();
        document.ManagedOverlapCount.ShouldBe(0);
    }

    [Fact]
    public async Task The_same_native_id_is_managed_only_in_the_scope_of_the_record()
    {
        var world = new DiscoveryWorld(NewDisk()).Sees("claude",
            Seen.Plugin("a", "team"),
            Seen.Plugin("b", "team", InstallScope.User, InstallScope.Local),
            Seen.Plugin("c", "team", InstallScope.Project) with { ProjectRoots = ["/repo"] });
        world.Managed.AddRange([Seen.Managed("x", nativeRef: "a@team"), Seen.Managed("y", nativeRef: "b@team"), Seen.Managed("z", nativeRef: "c@team")]);

        var document = await world.DiscoverAsync();

        document.ManagedOverlapCount.ShouldBe(1);
        document.Entries.Select(static entry => entry.DiscoveryKey).ShouldBe(["claude:b@team:local", "claude:c@team:project"]);
    }

    [Fact]
    public async Task A_record_of_one_project_does_not_explain_another_project()
    {
        var world = new DiscoveryWorld(NewDisk());
        world.Disk.AddDirectory("/real/repo").AddLink("/repo", "/real/repo");
        world.Sees("claude",
            Seen.Plugin("a", "team", InstallScope.Project) with { ProjectRoots = ["/real/repo", "/other"] },
            Seen.Plugin("b", "team", InstallScope.Project) with { ProjectRoots = ["/real/repo"] });
        foreach (var id in new[] { "a", "b" })
        {
            world.Managed.Add(Seen.Managed(id, nativeRef: $"{id}@team") with { Scope = InstallScope.Project, WorkspaceRoot = "/repo/" });
        }

        var document = await world.DiscoverAsync();

        document.ManagedOverlapCount.ShouldBe(1);
        document.Entries.ShouldHaveSingleItem().ProjectRoots.ShouldBe(["/other"]);
    }

    [Theory]
    [InlineData(NativeObjectKinds.PluginRoot, "/home/user/.agents/plugins/plugins/notes", true)]
    [InlineData(NativeObjectKinds.ManagedMarketplaceRoot, "/home/user/.agents/plugins", true)]
    [InlineData(NativeObjectKinds.PluginRoot, "/home/user/.agents/plugins/plugins/note", false)]
    [InlineData(NativeObjectKinds.SettingsFile, "/home/user/.agents/plugins/plugins/notes", false)]
    [InlineData(NativeObjectKinds.MarketplaceCatalog, "/home/user/.agents/plugins/marketplace.json", false)]
    public async Task Files_inside_a_folder_that_a_record_owns_are_managed(string kind, string owned, bool isManaged)
    {
        var world = new DiscoveryWorld(NewDisk()).Sees("codex", Seen.Plugin("notes", "pluginkit") with
        {
            Paths = ["/home/user/.agents/plugins/marketplace.json", "/home/user/.agents/plugins/plugins/notes/.codex-plugin/plugin.json"],
        });
        world.Managed.Add(Seen.Managed("other", "codex") with { OwnedNativeObjects = [Seen.Owned(kind, owned)] });

        (await world.DiscoverAsync()).ManagedOverlapCount.ShouldBe(isManaged ? 1 : 0);
    }

    [Theory]
    [InlineData("notes", true)]
    [InlineData("other", false)]
    public async Task An_owned_entry_of_a_shared_marketplace_file_is_managed(string entry, bool isManaged)
    {
        const string Catalog = "/home/user/.agents/plugins/marketplace.json";
        var world = new DiscoveryWorld(NewDisk()).Sees("codex", Seen.Plugin("notes", "pluginkit") with { Paths = [Catalog] });
        world.Managed.Add(Seen.Managed("notes", "codex") with { OwnedNativeObjects = [Seen.Owned(NativeObjectKinds.MarketplaceEntry, Catalog, entry)] });

        (await world.DiscoverAsync()).ManagedOverlapCount.ShouldBe(isManaged ? 1 : 0);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task When_managed_state_cannot_be_read_nothing_is_lost_and_the_doubt_is_told(bool portThrows)
    {
        var world = new DiscoveryWorld(NewDisk())
        {
            PortsThrow = portThrows,
            ManagedProblem = Problem.Of(ProblemCodes.StateCorrupt, "state.json does not follow its format.", "/home/user/.plugin-kit-ai/state.json"),
        }.Sees("claude", Seen.Plugin("context7", "integrationctl-context7"), Seen.Plugin("notes"));

        var document = await world.DiscoverAsync();

        document.Ok.ShouldBeTrue();
        document.Entries.Count.ShouldBe(2);
        document.Problems[0].Code.ShouldBe(ProblemCodes.ManagedStateUnavailable);
        document.Entries[0].Problems.ShouldHaveSingleItem().Code.ShouldBe(ProblemCodes.ManagedStateUnavailable);
        document.Entries[0].Warnings.ShouldNotBeEmpty();
        document.Entries[1].Problems.ShouldBeEmpty();
    }
}

public sealed class OverlapTestsOnVirtualDisk() : OverlapTests(DiskKind.Virtual);

public sealed class OverlapTestsOnRealDisk() : OverlapTests(DiskKind.Real);

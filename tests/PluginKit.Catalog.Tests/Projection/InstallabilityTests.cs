using System.Text;
using PluginKit.Catalog.Tests.Worlds;
using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Vocabulary;
using PluginKit.Tests.Disks;

namespace PluginKit.Catalog.Tests.Projection;

public abstract class InstallabilityTests(DiskKind kind) : DiskSuite(kind)
{
    private const string Rejected = """{"name": "notes", "version": "a b"}""";

    [Fact]
    public void Every_scope_of_every_authored_target_stands_in_exactly_one_row()
    {
        using var world = new CatalogWorld(NewDisk()).WithPlugin("notes", targets: "claude, codex-package, codex-runtime, gemini");

        var entry = world.Load().Entries.ShouldHaveSingleItem();

        foreach (var target in entry.AuthoredTargets)
        {
            entry.TargetInstallability.Where(row => row.AuthoredTarget == target).SelectMany(static row => row.Scopes).ShouldBe(InstallScope.Known, ignoreOrder: true, target);
        }

        Rows(entry).ShouldBe(
        [
            "claude claude user,project", "claude claude local unsupported_scope", "claude claude managed unsupported_scope",
            "codex-package codex user,project", "codex-package codex local unsupported_scope", "codex-package codex managed unsupported_scope",
            "codex-runtime  user,project,local,managed unsupported_target", "gemini gemini user,project,local,managed unsupported_target",
        ]);
        entry.TargetInstallability.ShouldAllBe(static row => row.Installable == (row.ReasonCode == null) && row.Installable == (row.Message == null));
    }

    [Fact]
    public void A_package_that_a_client_would_reject_is_advertised_for_the_others_only()
    {
        using var world = new CatalogWorld(NewDisk()).WithPlugin("notes").With("plugins/notes/.codex-plugin/plugin.json", Rejected);

        var entry = world.Load().Entries.ShouldHaveSingleItem();

        entry.ManageableTargets.ShouldBe(["claude", "codex-package"]);
        entry.SupportedScopesByTarget["claude"].ShouldBe([InstallScope.User, InstallScope.Project]);
        entry.SupportedScopesByTarget["codex"].ShouldBeEmpty();
        entry.TargetSupport["codex"].Scopes.ShouldBeEmpty();
        Rows(entry).ShouldContain("codex-package codex user,project native_manifest_invalid");
        entry.Problems.ShouldContain(static problem => problem.Code == ProblemCodes.NativeManifestInvalid && problem.TargetId == "codex");
    }

    [Fact]
    public void A_refusal_survives_the_way_through_a_snapshot_and_meets_the_adapters_there()
    {
        using var checkout = new CatalogWorld(NewDisk(), adapters: [TestAdapter.Claude]).WithPlugin("notes").With("plugins/notes/.codex-plugin/plugin.json", Rejected);
        using var shipped = Worlds.Snapshots.World(checkout.Disk, Encoding.UTF8.GetString(PluginKit.Catalog.Snapshots.CatalogSnapshot.Write(checkout.Load())));

        Rows(checkout.Load().Entries[0]).ShouldContain("codex-package codex user,project,local,managed unsupported_target");
        Rows(shipped.Load().Entries[0]).ShouldContain("codex-package codex user,project native_manifest_invalid");
    }

    [Fact]
    public void A_source_that_an_adapter_does_not_take_is_the_reason()
    {
        var codex = new TestAdapter(TestAdapter.Codex.Description with { SourceKinds = ["git_url"] });
        using var world = new CatalogWorld(NewDisk(), adapters: [TestAdapter.Claude, codex]).WithPlugin("notes");

        Rows(world.Load().Entries[0]).ShouldContain("codex-package codex user,project source_unsupported");
    }

    [Fact]
    public void An_adapter_for_a_target_that_nothing_is_delivered_for_manages_and_installs_nothing()
    {
        var gemini = new TestAdapter(TestAdapter.Claude.Description with { TargetId = "gemini", AuthoredTarget = "gemini" });
        using var world = new CatalogWorld(NewDisk(), adapters: [gemini]).WithPlugin("notes", targets: "gemini");

        var entry = world.Load().Entries[0];

        entry.ManageableTargets.ShouldBe(["gemini"]);
        entry.SupportedScopesByTarget["gemini"].ShouldBeEmpty();
        Rows(entry).ShouldContain("gemini gemini user,project unsupported_target");
    }

    [Fact]
    public void The_policy_offers_only_what_is_managed()
    {
        using var none = new CatalogWorld(NewDisk(), configure: static options => options.PrimaryActionTargets = []).WithPlugin("notes");
        using var some = new CatalogWorld(NewDisk(), configure: static options => options.PrimaryActionTargets = ["gemini", "codex-package"]).WithPlugin("notes", targets: "claude, codex-package, gemini");

        none.Load().Entries[0].PrimaryActionTargets.ShouldBeEmpty();
        some.Load().Entries[0].PrimaryActionTargets.ShouldBe(["codex-package"]);
    }

    private static IEnumerable<string> Rows(CatalogEntry entry) =>
        entry.TargetInstallability.Select(static row => $"{row.AuthoredTarget} {row.TargetId} {string.Join(',', row.Scopes)} {row.ReasonCode}".TrimEnd());
}

public sealed class InstallabilityTestsOnVirtualDisk() : InstallabilityTests(DiskKind.Virtual);

public sealed class InstallabilityTestsOnRealDisk() : InstallabilityTests(DiskKind.Real);

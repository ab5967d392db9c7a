using PluginKit.Catalog.Tests.Worlds;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Vocabulary;
using PluginKit.Tests.Disks;

namespace PluginKit.Catalog.Tests.Checkouts;

public abstract class CheckoutTests(DiskKind kind) : DiskSuite(kind)
{
    [Fact]
    public void A_package_becomes_an_entry_with_three_target_layers()
    {
        using var world = new CatalogWorld(NewDisk()).WithPlugin("notes", targets: "claude, codex-package, codex-runtime, gemini");

        var entry = world.Load().Entries.ShouldHaveSingleItem();

        entry.EntryKind.ShouldBe(EntryKind.UniversalCatalog);
        entry.IntegrationId.ShouldBe("notes");
        entry.DisplayName.ShouldBe("notes");
        entry.AuthoredTargets.ShouldBe(["claude", "codex-package", "codex-runtime", "gemini"]);
        entry.ManageableTargets.ShouldBe(["claude", "codex-package"]);
        entry.PrimaryActionTargets.ShouldBe(["claude", "codex-package"]);
        entry.AvailableAppTargets.ShouldBe(["claude", "codex"]);
        entry.SupportedScopesByTarget["claude"].ShouldBe([InstallScope.User, InstallScope.Project]);
        entry.SupportedScopesByTarget["codex"].ShouldBe([InstallScope.User, InstallScope.Project]);
        entry.TargetSupport["codex"].ScopeConditions["project"].ShouldBe("trusted_project_required");
        entry.TargetSupport["codex"].AuthoredTarget.ShouldBe("codex-package");
        entry.TargetSupport["claude"].RequiresReload.ShouldBeTrue();
        entry.Category.ShouldBeNull();
        entry.IconUrl.ShouldBeNull();
        entry.SourceRef.ShouldBe("/catalog/plugins/notes");
        entry.PackageDigest.ShouldStartWith("sha256:");
        entry.ManifestDigest.ShouldStartWith("sha256:");
        entry.GeneratedByPluginKitVersion.ShouldNotContain("+");
        entry.Problems.ShouldContain(static problem => problem.Code == ProblemCodes.PackageTargetIgnored);
    }

    [Fact]
    public void A_target_that_is_not_offered_first_is_manageable_and_not_primary()
    {
        var codex = new TestAdapter(TestAdapter.Codex.Description with { IsPrimaryActionTarget = false });
        using var world = new CatalogWorld(NewDisk(), adapters: [TestAdapter.Claude, codex]).WithPlugin("notes");

        var entry = world.Load().Entries.ShouldHaveSingleItem();

        entry.ManageableTargets.ShouldBe(["claude", "codex-package"]);
        entry.PrimaryActionTargets.ShouldBe(["claude"]);
    }

    [Fact]
    public void The_words_of_one_target_stand_apart_from_the_shared_ones()
    {
        using var world = new CatalogWorld(NewDisk()).WithPlugin("notes")
            .With("plugins/notes/plugin/targets/codex-package/package.yaml", "homepage: https://codex.example\n");

        var entry = world.Load().Entries.ShouldHaveSingleItem();

        entry.HomepageUrl.ShouldBeNull();
        entry.EffectiveTargetMetadata.Keys.ShouldBe(["codex"]);
        entry.EffectiveTargetMetadata["codex"].HomepageUrl.ShouldBe("https://codex.example");
    }

    [Fact]
    public void The_authored_readme_is_the_detail_and_never_the_generated_one()
    {
        using var world = new CatalogWorld(NewDisk()).WithPlugin("a b").WithPlugin("bare")
            .With("plugins/a b/plugin/plugin.yaml", "api_version: v1\nname: spaced\nversion: 1.0.0\ndescription: d\ntargets: [claude]\n")
            .With("plugins/a b/plugin/README.md", "# Authored").With("plugins/a b/README.md", "# Generated").With("plugins/bare/README.md", "# Generated");

        var entries = world.Load().Entries;

        entries[1].DetailKind.ShouldBe("authored_readme");
        entries[1].DetailRef.ShouldBe("plugins/a b/plugin/README.md");
        entries[1].ReadmeUrl.ShouldBe("file:///catalog/plugins/a%20b/plugin/README.md");
        entries[0].DetailKind.ShouldBeNull();
        entries[0].ReadmeUrl.ShouldBeNull();
    }

    [Fact]
    public void One_bad_package_costs_only_itself_and_says_why()
    {
        using var world = new CatalogWorld(NewDisk()).WithPlugin("good").With("plugins/bad/plugin/plugin.yaml", "api_version: v1\nname: [\n")
            .With("plugins/empty/notes.txt", "Nothing.");
        world.Disk.AddLink("/catalog/plugins/link", "/catalog/plugins/good").AddLink("/catalog/plugins/linked/inside", "/etc/passwd");

        var document = world.Load();

        document.Ok.ShouldBeTrue();
        document.Entries.ShouldHaveSingleItem().IntegrationId.ShouldBe("good");
        var left = document.Problems.Where(static problem => problem.Code == ProblemCodes.CatalogEntryInvalid).ToArray();
        left.Length.ShouldBe(4);
        left.ShouldContain(static problem => problem.Details!["reasons"] == ProblemCodes.ManifestInvalid && problem.Details["package"] == "/catalog/plugins/bad");
        left.ShouldContain(static problem => problem.Details!["reasons"].Contains(ProblemCodes.ManifestMissing));
        left.Count(static problem => problem.Details!["reasons"] == ProblemCodes.SourceUnsafeEntry).ShouldBe(2);
        document.WarningCount.ShouldBe(4);
    }

    [Fact]
    public void Of_two_packages_with_one_id_the_first_folder_counts()
    {
        using var world = new CatalogWorld(NewDisk()).WithPlugin("a", "notes", description: "First.").WithPlugin("b", "notes", description: "Second.");

        var document = world.Load();

        var entry = document.Entries.ShouldHaveSingleItem();
        entry.Description.ShouldBe("First.");
        entry.Problems.ShouldHaveSingleItem().Code.ShouldBe(ProblemCodes.CatalogDuplicateId);
        entry.Warnings.ShouldHaveSingleItem().ShouldContain("/catalog/plugins/b");
        document.Problems.ShouldBeEmpty();
    }

    [Fact]
    public void A_folder_of_a_single_plugin_is_not_a_catalog_and_the_answer_says_so()
    {
        using var world = new CatalogWorld(NewDisk()).With("plugin/plugin.yaml", "api_version: v1\n");

        var document = world.Load();

        document.Ok.ShouldBeFalse();
        var problem = document.Problems.ShouldHaveSingleItem();
        problem.Code.ShouldBe(ProblemCodes.CatalogAbsent);
        problem.Message.ShouldContain("one plugin");
    }

    [Theory]
    [InlineData(null)]
    [InlineData("/nowhere")]
    public void Without_a_place_or_anything_there_the_catalog_is_absent(string? location)
    {
        using var world = new CatalogWorld(NewDisk(), location: location);

        var document = world.Load();

        document.Ok.ShouldBeFalse();
        document.Entries.ShouldBeEmpty();
        document.Problems.ShouldHaveSingleItem().Code.ShouldBe(ProblemCodes.CatalogAbsent);
    }

    protected void CheckThatAFolderThatMayNotBeListedIsUnreadable()
    {
        using var world = new CatalogWorld(NewDisk()).WithPlugin("notes");
        world.Disk.AddDirectory("/catalog/plugins", UnixFileMode.None);

        world.Load().Problems.ShouldHaveSingleItem().Code.ShouldBe(ProblemCodes.CatalogUnreadable);
    }

    [Fact]
    public void A_link_to_the_checkout_is_followed()
    {
        using var world = new CatalogWorld(NewDisk(), location: "/current").WithPlugin("notes");
        world.Disk.AddLink("/current", "/catalog");

        var document = world.Load();

        document.Source.Location.ShouldBe("/current");
        document.Entries.ShouldHaveSingleItem().SourceRef.ShouldBe("/current/plugins/notes");
    }

    [Fact]
    public void Requested_targets_keep_the_entries_that_are_for_one_of_them()
    {
        using var world = new CatalogWorld(NewDisk()).WithPlugin("both").WithPlugin("claude-only", targets: "claude").WithPlugin("gemini-only", targets: "gemini");

        world.Load(new() { Targets = ["codex"] }).Entries.ShouldHaveSingleItem().IntegrationId.ShouldBe("both");
        world.Load(new() { Targets = ["codex-package"] }).Entries.ShouldHaveSingleItem().IntegrationId.ShouldBe("both");
        world.Load(new() { Targets = ["gemini"] }).Entries.ShouldHaveSingleItem().IntegrationId.ShouldBe("gemini-only");

        var unknown = world.Load(new() { Targets = ["claude", "emacs"] });
        unknown.Ok.ShouldBeFalse();
        unknown.Entries.Count.ShouldBe(2);
        unknown.RequestedTargets.ShouldBe(["claude", "emacs"]);
        unknown.Problems.ShouldHaveSingleItem().Code.ShouldBe(ProblemCodes.UnsupportedTarget);
    }

    [Fact]
    public async Task An_entry_is_found_by_its_id()
    {
        using var world = new CatalogWorld(NewDisk()).WithPlugin("notes");

        (await world.Catalog.FindAsync("notes", CancellationToken.None)).Entry!.Version.ShouldBe("1.0.0");
        (await world.Catalog.FindAsync("Notes", CancellationToken.None)).Problem!.Code.ShouldBe(ProblemCodes.CatalogEntryNotFound);
    }

    [Fact]
    public async Task Reading_stops_when_it_is_told_to()
    {
        using var world = new CatalogWorld(NewDisk()).WithPlugin("notes");

        await Should.ThrowAsync<OperationCanceledException>(async () => await world.Catalog.LoadAsync(new(), new CancellationToken(canceled: true)));
    }
}

public sealed class CheckoutTestsOnVirtualDisk() : CheckoutTests(DiskKind.Virtual)
{
    [Fact]
    public void A_folder_that_may_not_be_listed_is_unreadable_and_not_absent() => CheckThatAFolderThatMayNotBeListedIsUnreadable();
}

public sealed class CheckoutTestsOnRealDisk() : CheckoutTests(DiskKind.Real)
{
    [UnprivilegedFact]
    public void A_folder_that_may_not_be_listed_is_unreadable_and_not_absent() => CheckThatAFolderThatMayNotBeListedIsUnreadable();
}

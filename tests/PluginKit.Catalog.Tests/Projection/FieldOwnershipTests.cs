using System.Text.Json;
using System.Text.Json.Nodes;
using PluginKit.Catalog.Reading;
using PluginKit.Catalog.Tests.Worlds;
using PluginKit.Contracts.Clients;
using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Vocabulary;
using PluginKit.Tests.Disks;

namespace PluginKit.Catalog.Tests.Projection;

/// <summary>
/// The ownership matrix of the catalog, as a table: each row changes one source and names every field that may follow from it. A field that follows from
/// something else, or does not follow, fails its row.
/// </summary>
public abstract class FieldOwnershipTests(DiskKind kind) : DiskSuite(kind)
{
    private const string Manifest =
        "api_version: v1\nname: notes\nversion: 1.0.0\ndescription: A plugin.\nauthor: {name: Ada}\nhomepage: https://home\nrepository: https://repository\nlicense: MIT\nkeywords: [docs]\ntargets: [claude, codex-package]\n";

    private const string Targets =
        "authored_targets manageable_targets primary_action_targets available_app_targets supported_scopes_by_target target_support target_installability";

    private const string Installable = "supported_scopes_by_target target_support target_installability";

    /// <summary>What is written differently in plugin.yaml, and the fields that follow, digests apart.</summary>
    public static TheoryData<string, string, string> Authored => new()
    {
        { "name: notes", "name: other", "integration_id display_name" },
        { "version: 1.0.0", "version: 1.0.1", "version" },
        { "description: A plugin.", "description: Another.", "description" },
        { "homepage: https://home", "homepage: https://elsewhere", "homepage_url" },
        { "repository: https://repository", "repository: https://elsewhere", "repository_url" },
        { "license: MIT", "license: ISC", "license" },
        { "author: {name: Ada}", "author: {name: Bob}", "author" },
        { "keywords: [docs]", "keywords: [docs, mcp]", "keywords" },
        { "targets: [claude, codex-package]", "targets: [claude]", Targets },
        { "targets: [claude, codex-package]", "targets: [claude, codex-package, gemini]", "authored_targets target_installability" },
        { "targets: [claude, codex-package]", "targets: [claude, codex-package, cursor-workspace]", "authored_targets target_installability problems warnings" },
        { "license: MIT", "license: MIT\nicon: x.png\ncategory: tools", "problems warnings" },
    };

    [Theory]
    [MemberData(nameof(Authored))]
    public void A_field_of_the_manifest_changes_its_own_fields_and_no_others(string said, string changed, string fields) => Changed(
        world => world.With("plugins/notes/plugin/plugin.yaml", Manifest.Replace(said, changed, StringComparison.Ordinal)), null, null, $"{fields} package_digest manifest_digest");

    /// <summary>Another file of the package or the checkout, and the fields that follow.</summary>
    public static TheoryData<string, string, string> Files => new()
    {
        { "plugins/notes/plugin/README.md", "# Notes", "readme_url detail_kind detail_ref package_digest" },
        { "plugins/notes/README.md", "# Generated", "package_digest" },
        { "plugins/notes/AGENTS.md", "# Generated", "package_digest" },
        { "plugins/notes/plugin/targets/codex-package/package.yaml", "homepage: https://codex\n", "effective_target_metadata package_digest" },
        { "plugins/notes/plugin/targets/codex-package/package.yaml", "description: Other.\n", "problems warnings package_digest" },
        { "plugins/notes/plugin/skills/a/SKILL.md", "---\nname: a\ndescription: A.\n---\n", "capabilities package_digest" },
        { "plugins/notes/plugin/targets/claude/commands/c.md", "c", "capabilities package_digest" },
        { "plugins/notes/.claude-plugin/plugin.json", """{"name": "notes", "version": "1.0.0", "description": "A plugin."}""", "package_digest" },
        { "plugins/notes/.claude-plugin/plugin.json", """{"name": "notes", "version": "2.0.0", "description": "A plugin."}""", "problems warnings package_digest" },
        { "plugins/notes/.codex-plugin/plugin.json", """{"version": "a b"}""", "problems warnings package_digest " + Installable },
        { ".git/HEAD", "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb", "catalog_revision origin" },
    };

    [Theory]
    [MemberData(nameof(Files))]
    public void A_file_changes_its_own_fields_and_no_others(string path, string content, string fields) => Changed(world => world.With(path, content), null, null, fields);

    /// <summary>What a shipped manifest says differently, and the field that the warning names.</summary>
    public static TheoryData<string, string> Shipped => new()
    {
        { """{"name": "notes", "version": "2.0.0", "description": "A plugin."}""", "version" },
        { """{"name": "notes", "version": "1.0.0", "description": "Another."}""", "description" },
        { """{"name": "other", "version": "1.0.0", "description": "A plugin."}""", "name" },
        { """{"name": "notes", "version": "1.0.0", "description": "A plugin.", "license": "ISC"}""", "license" },
        { """{"name": "notes", "version": "1.0.0", "description": "A plugin.", "homepage": "https://elsewhere"}""", "homepage" },
        { """{"name": "notes", "version": "1.0.0", "description": "A plugin.", "repository": "https://elsewhere"}""", "repository" },
        { """{"name": "notes", "version": "1.0.0", "description": "A plugin.", "keywords": ["other"]}""", "keywords" },
        { """{"name": "notes", "version": "1.0.0", "description": "A plugin.", "author": {"name": "Bob"}}""", "author" },
    };

    [Theory]
    [MemberData(nameof(Shipped))]
    public void The_warning_of_a_shipped_manifest_names_the_field(string manifest, string field)
    {
        using var world = World(null, null).With("plugins/notes/.claude-plugin/plugin.json", manifest);

        var entry = world.Load().Entries.ShouldHaveSingleItem();

        var problem = entry.Problems.ShouldHaveSingleItem();
        (problem.Code, problem.TargetId, problem.Details!["field"]).ShouldBe((ProblemCodes.NativeManifestDisagrees, "claude", field));
        entry.Warnings.ShouldHaveSingleItem().ShouldContain($": {field} is ");
    }

    [Fact]
    public void A_shipped_manifest_that_is_rejected_is_compared_too()
    {
        using var world = World(null, null).With("plugins/notes/.codex-plugin/plugin.json", """{"name": "other", "license": "ISC"}""");

        var entry = world.Load().Entries.ShouldHaveSingleItem();

        entry.Problems.Where(static problem => problem.Code == ProblemCodes.NativeManifestInvalid).Select(static problem => problem.Details!["field"]).ShouldBe(["name"]);
        entry.Problems.Where(static problem => problem.Code == ProblemCodes.NativeManifestDisagrees).Select(static problem => problem.Details!["field"])
            .ShouldBe(["version", "description", "homepage", "repository", "license", "keywords", "author"]);
        entry.AvailableAppTargets.ShouldContain("claude");
    }

    /// <summary>Another adapter for Codex, and the fields that follow.</summary>
    public static TheoryData<string, string> Adapters => new()
    {
        { "none", "manageable_targets primary_action_targets available_app_targets " + Installable },
        { "user only", Installable },
        { "other sources", Installable },
        { "other words", "target_support" },
        { "no update", "target_support" },
        { "restart", "target_support" },
        { "not first", "primary_action_targets" },
    };

    [Theory]
    [MemberData(nameof(Adapters))]
    public void An_adapter_changes_the_fields_of_its_target_and_no_others(string change, string fields)
    {
        var codex = TestAdapter.Codex.Description;
        AdapterDescription? described = change switch
        {
            "user only" => codex with { Scopes = [InstallScope.User] },
            "other sources" => codex with { SourceKinds = ["git_url"] },
            "other words" => codex with { DisplayName = "Codex CLI" },
            "no update" => codex with { SupportsUpdate = !codex.SupportsUpdate },
            "restart" => codex with { RequiresRestart = true },
            "not first" => codex with { IsPrimaryActionTarget = false },
            _ => null,
        };

        Changed(static world => world, described is null ? [TestAdapter.Claude] : [TestAdapter.Claude, new TestAdapter(described)], null, fields);
    }

    [Fact]
    public void The_policy_of_the_application_changes_what_is_offered_first_and_nothing_else() =>
        Changed(static world => world, null, static options => options.PrimaryActionTargets = ["codex-package", "gemini"], "primary_action_targets");

    [Fact]
    public void Nothing_is_invented_where_nobody_curates()
    {
        using var world = World(null, null);

        var entry = Fields(world);

        entry["category"].ShouldBe("null");
        entry["icon_url"].ShouldBe("null");
        entry.Keys.ShouldNotContain("install_count");
        entry["source_kind"].ShouldBe("\"local_path\"");
        entry["generated_by_plugin_kit_version"].ShouldNotBe("\"\"");
    }

    private void Changed(Func<CatalogWorld, CatalogWorld> change, IClientAdapter[]? adapters, Action<CatalogOptions>? configure, string fields)
    {
        using var before = World(null, null);
        using var after = change(World(adapters, configure));

        var (old, now) = (Fields(before), Fields(after));
        var changed = old.Keys.Union(now.Keys, StringComparer.Ordinal)
            .Where(field => old.GetValueOrDefault(field) != now.GetValueOrDefault(field)).Order(StringComparer.Ordinal);

        changed.ShouldBe(fields.Split(' ', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal));
    }

    // With a commit, the revision does not follow from the packages.
    private CatalogWorld World(IClientAdapter[]? adapters, Action<CatalogOptions>? configure) =>
        new CatalogWorld(NewDisk(), configure: configure, adapters: adapters ?? [])
            .With(".git/HEAD", new string('a', 40)).With("plugins/notes/plugin/plugin.yaml", Manifest);

    private static Dictionary<string, string> Fields(CatalogWorld world) =>
        JsonSerializer.SerializeToNode(world.Load().Entries.ShouldHaveSingleItem(), ContractsJsonContext.Default.CatalogEntry)!.AsObject()
            .ToDictionary(static member => member.Key, static member => Text(member.Value), StringComparer.Ordinal);

    private static string Text(JsonNode? value) => value?.ToJsonString() ?? "null";
}

public sealed class FieldOwnershipTestsOnVirtualDisk() : FieldOwnershipTests(DiskKind.Virtual);

public sealed class FieldOwnershipTestsOnRealDisk() : FieldOwnershipTests(DiskKind.Real);

using System.Text.Json;
using System.Text.Json.Nodes;
using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Vocabulary;
using PluginKit.Storefront.Tests.Worlds;
using PluginKit.Storefront.Views;

namespace PluginKit.Storefront.Tests.Views;

/// <summary>
/// "Renderer field ownership" as a table: one surface at a time says something else in everything but its keys, and only the fields that it owns change. Every
/// member of a card stands in the table, so that a new one has to say whose it is. A rank is a position: it moves with what ranks before.
/// </summary>
public sealed class FieldOwnershipTests
{
    private const string None = "";

    private static readonly string[] Surfaces = ["catalog", "discovery", "doctor", "list"];

    private readonly MixedView _view = new();

    /// <summary>Field, and who owns it on an installed, an available and a native card.</summary>
    public static TheoryData<string, string, string, string> Table => new()
    {
        { "entry_kind", None, None, None },
        { "entry_id", None, None, None },
        { "rank", None, "discovery", None },
        { "integration_id", None, None, None },
        { "managed_entry_key", None, None, None },
        { "display_name", "catalog", "catalog", "discovery" },
        { "description", "catalog", "catalog", "discovery" },
        { "labels", "catalog", "catalog", "discovery" },
        { "version", "list", "catalog", "discovery" },
        { "catalog_version", "catalog", "catalog", None },
        { "keywords", "catalog", "catalog", None },
        { "category", "catalog", "catalog", None },
        { "icon_url", "catalog", "catalog", None },
        { "homepage_url", "catalog", "catalog", None },
        { "repository_url", "catalog", "catalog", None },
        { "readme_url", "catalog", "catalog", None },
        { "supported_targets", "catalog", "catalog", None },
        { "manageable_targets", "catalog", "catalog", None },
        { "primary_action_targets", "catalog", "catalog", None },
        { "supported_scopes_by_target", "catalog", "catalog", None },
        { "installed_targets", "doctor+list", None, None },
        { "targets", "doctor+list", None, None },
        { "scope", "list", None, None },
        { "workspace_root", "list", None, None },
        { "resolved_source_ref", "list", None, None },
        { "last_checked_at", "list", None, None },
        { "last_updated_at", "list", None, None },
        { "source_checked_at", "doctor", None, None },
        { "stale_surfaces", None, None, None },
        { "health_state", "doctor", None, None },
        { "issue_count", "doctor", None, None },
        { "native_target", None, None, "discovery" },
        { "native_plugin_id", None, None, "discovery" },
        { "observed_scopes", None, None, "discovery" },
        { "observed_state", None, None, "discovery" },
        { "activation_hint", "doctor+list", None, "discovery" },
        { "manageability", None, None, "discovery" },
        { "identity_evidence", None, None, "discovery" },
        { "relations", "discovery", "discovery", "discovery" },
        { "allowed_actions", "catalog", "catalog", None },
        { "unavailable_actions", "catalog", "catalog", "discovery" },
        { "catalog_metadata_available", None, None, None },
        { "warnings", "catalog+doctor+list", "catalog", "discovery" },
        { "problems", "catalog+doctor+list", "catalog", "discovery" },
    };

    [Theory]
    [MemberData(nameof(Table))]
    public void A_field_changes_only_with_the_surface_that_owns_it(string field, string installed, string available, string native)
    {
        Owners(EntryKind.UniversalInstalled, field).ShouldBe(installed);
        Owners(EntryKind.UniversalAvailable, field).ShouldBe(available);
        Owners(EntryKind.NativeExternalInstalled, field).ShouldBe(native);
    }

    [Fact]
    public void Every_member_of_a_card_stands_in_the_table() =>
        DocumentJson.Options.GetTypeInfo(typeof(ViewEntry)).Properties.Where(static property => !property.IsExtensionData).Select(static property => property.Name)
            .ShouldBe(Table.Select(static row => (string)row[0]), ignoreOrder: true);

    [Fact]
    public void The_entry_id_comes_from_the_key_of_the_surface_that_owns_the_class()
    {
        var view = _view.Derive(new()
        {
            Catalog = Say.Catalog(Say.Offered("maps", "claude"), Say.Offered("notes", "claude")),
            List = Say.List(Say.Managed("notes", Say.Target("claude")) with { ManagedEntryKey = "opaque-1" }),
            Doctor = Say.Doctor(Say.Managed("notes", Say.Target("claude")) with { ManagedEntryKey = "opaque-1" }),
            Discovery = Say.Discovery(Say.Native("claude", "atlas@team", "Atlas") with { DiscoveryKey = "opaque-2" }),
        });

        view.Entries.Select(static entry => entry.EntryId).ShouldBe(["opaque-1", "opaque-2", "maps"]);
    }

    [Fact]
    public void An_integration_id_is_never_guessed_from_a_display_name()
    {
        var view = _view.Derive(new() { Discovery = Say.Discovery(Say.Native("claude", "notes", "notes").Matched("notes", MatchConfidence.Exact)) });

        view.Entries.ShouldHaveSingleItem().IntegrationId.ShouldBeNull();
    }

    private string Owners(EntryKind kind, string field)
    {
        var before = Card(Variation.Base, kind)[field];
        return string.Join('+', Surfaces.Where(surface => !JsonNode.DeepEquals(before, Card(Variation.Of(surface), kind)[field])));
    }

    private JsonObject Card(StorefrontInput input, EntryKind kind)
    {
        var entry = _view.Derive(input).Entries.First(entry => entry.EntryKind == kind);
        return JsonSerializer.SerializeToNode(entry, ContractsJsonContext.Default.ViewEntry)!.AsObject();
    }
}

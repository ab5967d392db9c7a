using System.Text.Json;
using PluginKit.Contracts.Documents;

namespace PluginKit.Catalog.Snapshots;

/// <summary>What differs between the entries of two catalogs, apart from where and when these were made, and what each can do with them.</summary>
internal static class EntryComparison
{
    private static readonly HashSet<string> Circumstances = new(StringComparer.Ordinal)
    {
        "origin", "entry_digest", "source_ref", "source_kind", "readme_url", "manageable_targets", "primary_action_targets", "available_app_targets",
        "supported_scopes_by_target", "target_support", "target_installability", "catalog_revision", "generated_by_plugin_kit_version", "warnings", "problems", "alternatives",
    };

    public static IReadOnlyList<CatalogChange> Of(IReadOnlyList<CatalogEntry> before, IReadOnlyList<CatalogEntry> after)
    {
        var then = before.ToDictionary(static entry => entry.IntegrationId, StringComparer.Ordinal);
        List<CatalogChange> changes = [];
        foreach (var entry in after)
        {
            if (!then.Remove(entry.IntegrationId, out var old))
            {
                changes.Add(Change(entry.IntegrationId, CatalogChange.Added, null, entry));
            }
            else if (Fields(old, entry) is { Length: > 0 } fields)
            {
                changes.Add(Change(entry.IntegrationId, CatalogChange.Changed, old, entry) with { Fields = fields, Path = Place(entry, fields) });
            }
        }

        changes.AddRange(then.Values.Select(static old => Change(old.IntegrationId, CatalogChange.Removed, old, null)));
        return [.. changes.OrderBy(static change => change.IntegrationId, StringComparer.Ordinal)];
    }

    private static CatalogChange Change(string id, string what, CatalogEntry? before, CatalogEntry? after) => new()
    {
        IntegrationId = id,
        Change = what,
        BeforeVersion = before?.Version,
        AfterVersion = after?.Version,
        BeforeDigest = before?.PackageDigest,
        AfterDigest = after?.PackageDigest,
    };

    private static string[] Fields(CatalogEntry before, CatalogEntry after)
    {
        if (IsSamePackage(before, after))
        {
            return Others(before, after, []);
        }

        var (first, second) = (Members(before), Members(after));
        return Others(before, after, first.Keys.Union(second.Keys, StringComparer.Ordinal)
            .Where(name => !Circumstances.Contains(name) && !(first.TryGetValue(name, out var old) && second.TryGetValue(name, out var now) && JsonElement.DeepEquals(old, now))));
    }

    // The same version makes the same words of the same package; to compare them member by member would be most of an incremental build.
    private static bool IsSamePackage(CatalogEntry before, CatalogEntry after) =>
        before.PackageDigest is { } digest && digest == after.PackageDigest && before.GeneratedByPluginKitVersion == after.GeneratedByPluginKitVersion
        && before.Version == after.Version && before.ManifestDigest == after.ManifestDigest && before.DisplayName == after.DisplayName && before.Description == after.Description
        && before.Category == after.Category && before.IconUrl == after.IconUrl;

    private static string[] Others(CatalogEntry before, CatalogEntry after, IEnumerable<string> fields)
    {
        if (!Codes(before).SequenceEqual(Codes(after), StringComparer.Ordinal))
        {
            fields = fields.Append("problems");
        }

        if (!before.Alternatives.Select(Key).SequenceEqual(after.Alternatives.Select(Key)))
        {
            fields = fields.Append("alternatives");
        }

        return [.. fields.Order(StringComparer.Ordinal)];
    }

    private static IEnumerable<string> Codes(CatalogEntry entry) => entry.Problems.Where(static problem => !EntryHere.IsOfOneMachine(problem)).Select(static problem => problem.Code);

    private static Dictionary<string, JsonElement> Members(CatalogEntry entry) =>
        JsonSerializer.SerializeToElement(entry, ContractsJsonContext.Default.CatalogEntry).EnumerateObject()
            .ToDictionary(static member => member.Name, static member => member.Value, StringComparer.Ordinal);

    private static (string Id, string Version, string? Digest, string? Origin) Key(CatalogAlternative other) =>
        (other.IntegrationId, other.Version, other.PackageDigest, other.Origin?.Id);

    private static string? Place(CatalogEntry entry, string[] fields) => fields.Contains("manifest_digest", StringComparer.Ordinal)
        ? $"{entry.SourceRef}/plugin/plugin.yaml"
        : fields.Contains("package_digest", StringComparer.Ordinal) ? entry.SourceRef : null;
}

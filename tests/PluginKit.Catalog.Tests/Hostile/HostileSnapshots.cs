using System.Text.Json;
using System.Text.Json.Nodes;
using PluginKit.Catalog.Tests.Worlds;
using PluginKit.Contracts.Documents;

namespace PluginKit.Catalog.Tests.Hostile;

/// <summary>The odd inputs B31 to B44 as entries of a snapshot.</summary>
internal static class HostileSnapshots
{
    private const string Invalid = "catalog_entry_invalid";

    public static IReadOnlyDictionary<string, IReadOnlyList<HostileEntry>> ById { get; } = new Dictionary<string, IReadOnlyList<HostileEntry>>(StringComparer.Ordinal)
    {
        ["B31"] = [.. new[] { "[]", "[1]", "\"text\"", "5", "true", "null", "{}" }.Select(static json => HostileEntry.Left(json, Invalid))],
        ["B33"] = [HostileEntry.Left(With(""" "x": 1 """).Insert(1, """ "integration_id": "other", """), Invalid), HostileEntry.Left(With(""" "x": 1 """).Insert(1, """ "x": 2, """), Invalid)],
        ["B34"] = [HostileEntry.Snapshot(""" "__proto__": { "isAdmin": true }, "constructor": { "prototype": { "a": 1 } } """, code: null)],
        ["B35"] =
        [
            Left(""" "version": 1 """), Left(""" "version": 1e999 """), Left(""" "description": null """), Left(""" "keywords": [null] """), Left(""" "keywords": "docs" """),
            Left(""" "problems": [{ "code": null, "severity": "error", "message": "m" }] """), Left(""" "alternatives": [null] """), Left(""" "author": "Ada" """),
            Left(""" "effective_target_metadata": { "claude": null } """), HostileEntry.Snapshot(""" "rating": 1e999 """, code: null),
        ],
        ["B36"] = [.. new[] { "", "  ", new string('a', 65), "-a", "a..b", "..", "日本", "аpm", "CON", "a/b", "a\\u0000" }.Select(static name => Left($$""" "integration_id": "{{name}}" """))],
        ["B37"] =
        [
            .. new[] { " ", "../1", "1.0.0\\n../1", "1\\\\2", "..", "a\\tb", new string('1', 10_240), "latest", "LATEST", "*", "main" }
                .Select(static version => HostileEntry.Snapshot($$""" "version": "{{version}}" """, "version_irregular", "version")),
            HostileEntry.Snapshot(""" "version": "1.0.0\n" """, code: null), HostileEntry.Snapshot(""" "version": "" """, code: null),
        ],
        ["B39"] = [Left($$""" "description": "{{new string('a', 1_100_000)}}" """)],
        ["B41"] =
        [
            .. new[] { "homepage_url", "repository_url", "icon_url", "readme_url" }.SelectMany(static member =>
                Addresses.Bad.Select(address => HostileEntry.Snapshot($$""" "{{member}}": "{{address}}" """, "address_unusable", member))),
            HostileEntry.Snapshot(""" "author": { "url": "javascript:x" } """, "address_unusable", "author.url"),
            HostileEntry.Snapshot(""" "effective_target_metadata": { "codex": { "homepage_url": "data:text/html,x" } } """, "address_unusable", "effective_target_metadata.codex.homepage_url"),
            HostileEntry.Snapshot(""" "readme_url": "file:///build/catalog/README.md" """, code: null),
        ],
        ["B42"] = [HostileEntry.Snapshot(""" "schema_version": 99, "Integration_Id": "../x" """, code: null)],
        ["B43"] =
        [
            Same("first"), Same("FIRST"), HostileEntry.Snapshot(""" "source_kind": "carrier_pigeon" """, code: null),
            HostileEntry.Snapshot(""" "dependencies": ["odd"], "renames": { "first": "last", "last": "first" } """, code: null),
        ],
        ["B44"] =
        [
            .. Hidden.Texts.Select(static text => HostileEntry.Snapshot($$""" "description": "{{text}}" """, "hidden_text", "description")),
            HostileEntry.Snapshot(""" "display_name": "No\u200Btes" """, "hidden_text", "display_name"), HostileEntry.Snapshot(""" "keywords": ["a\u202Eb"] """, "hidden_text", "keywords[0]"),
            HostileEntry.Snapshot(""" "category": "a\u200Eb" """, "hidden_text", "category"), HostileEntry.Snapshot(""" "author": { "name": "A\u200Bda" } """, "hidden_text", "author.name"),
            HostileEntry.Snapshot(""" "warnings": ["a\u200Bb"] """, "hidden_text", "warnings[0]"), HostileEntry.Snapshot(""" "added_later": { "a": ["\u2066"] } """, "hidden_text", "added_later.a[0]"),
            .. Hidden.Fine.Select(static text => HostileEntry.Snapshot($$""" "description": "{{text}}" """, code: null)),
        ],
    };

    /// <summary>A sound entry as it stands in a file, with members that are replaced or added.</summary>
    public static string With(string members)
    {
        var entry = JsonSerializer.SerializeToNode(Worlds.Snapshots.Entry(HostileEntry.OddId), ContractsJsonContext.Default.CatalogEntry)!.AsObject();
        using var added = JsonDocument.Parse($"{{{members}}}");
        foreach (var member in added.RootElement.EnumerateObject())
        {
            entry.Remove(member.Name);
        }

        var rest = entry.ToJsonString();
        return $"{{{members},{rest[1..]}";
    }

    private static HostileEntry Left(string members) => HostileEntry.Snapshot(members, Invalid, isListed: false);

    private static HostileEntry Same(string id) => new(With($$""" "integration_id": "{{id}}" """), "catalog_duplicate_id", "first");
}

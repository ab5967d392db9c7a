using System.Text;
using System.Text.Json.Nodes;
using PluginKit.Catalog.Snapshots;
using PluginKit.Contracts.Documents;
using PluginKit.Platform.Disk;
using PluginKit.Tests.Disks;

namespace PluginKit.Catalog.Tests.Worlds;

/// <summary>Snapshot texts, right and wrong.</summary>
internal static class Snapshots
{
    public const string Path = "/shipped/catalog.json";

    public static string Text(params CatalogEntry[] entries) => Encoding.UTF8.GetString(CatalogSnapshot.Write(new()
    {
        Format = DocumentFormats.Catalog,
        Source = new() { Kind = "local_checkout", Location = "/build/catalog", Revision = "abc" },
        Entries = entries,
    }, new DateTimeOffset(2026, 4, 18, 14, 0, 0, TimeSpan.FromHours(2))));

    /// <summary>What somebody wrote by hand: without digests.</summary>
    public static string Changed(string text, Action<JsonObject> change) => Damaged(text, json =>
    {
        json["source"]!.AsObject().Remove("text_digest");
        json["source"]!.AsObject().Remove("content_digest");
        foreach (var entry in json["entries"]!.AsArray())
        {
            entry!.AsObject().Remove("entry_digest");
        }

        change(json);
    });

    /// <summary>Another content beside the digests of the one before; without a change, the same content in other white space and with other escapes.</summary>
    public static string Damaged(string text, Action<JsonObject> change)
    {
        var json = JsonNode.Parse(text)!.AsObject();
        change(json);
        return json.ToJsonString();
    }

    public static CatalogEntry Entry(string id) => new()
    {
        IntegrationId = id,
        DisplayName = id,
        Description = $"What {id} does, in a sentence of the usual length for a card of a storefront.",
        Version = "1.2.3",
        AuthoredTargets = ["claude", "codex-package", "cursor", "gemini"],
        ManageableTargets = ["cursor"],
        AvailableAppTargets = ["cursor"],
        Keywords = ["docs", "mcp", "tools"],
        HomepageUrl = "https://example.org",
        RepositoryUrl = "https://github.com/example/example",
        License = "MIT",
        Author = new() { Name = "Somebody" },
        DetailKind = "authored_readme",
        DetailRef = $"plugins/{id}/plugin/README.md",
        Capabilities = ["mcp", "skills"],
        SourceRef = $"/build/catalog/plugins/{id}",
        PackageDigest = "sha256:" + new string('a', 64),
        ManifestDigest = "sha256:" + new string('b', 64),
        CatalogRevision = "abc",
        GeneratedByPluginKitVersion = "0.1.0",
    };

    public static string Read(IDisk disk, string path)
    {
        using var reader = new StreamReader(disk.OpenRead(path), Encoding.UTF8);
        return reader.ReadToEnd();
    }

    public static CatalogWorld World(IDisk disk, string text, Action<PluginKit.Catalog.Reading.CatalogOptions>? configure = null) =>
        new(disk.AddFile(Path, text), Path, configure);
}

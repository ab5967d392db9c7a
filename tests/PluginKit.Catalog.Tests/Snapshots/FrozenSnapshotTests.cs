using System.Text.Json.Nodes;
using PluginKit.Catalog.Tests.Worlds;
using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Problems;
using PluginKit.Tests.Disks;
using Texts = PluginKit.Catalog.Tests.Worlds.Snapshots;

namespace PluginKit.Catalog.Tests.Snapshots;

/// <summary>A snapshot has a reader of its own: it reads the frozen catalogs as the reader of documents does.</summary>
public abstract class FrozenSnapshotTests(DiskKind kind) : DiskSuite(kind)
{
    // What an entry is called and where it comes from; target layers are made anew for the adapters that are there.
    private static readonly string[] Kept = ["integration_id", "display_name", "description", "version", "authored_targets", "keywords", "capabilities", "license", "author", "homepage_url", "repository_url", "category", "icon_url", "source_ref", "package_digest", "manifest_digest", "added_later", "added_later_first"];

    [Theory]
    [InlineData("full")]
    [InlineData("unknown-members")]
    [InlineData("newer-minor")]
    public void A_frozen_catalog_is_read_as_a_snapshot_and_says_what_it_said(string role)
    {
        var text = Frozen(role);
        using var world = Texts.World(NewDisk(), text);

        var document = world.Load();

        document.Ok.ShouldBeTrue();
        var (frozen, entry) = (JsonNode.Parse(text)!["entries"]![0]!.AsObject(), JsonNode.Parse(DocumentJson.Write(document))!["entries"]!.AsArray().ShouldHaveSingleItem()!);
        foreach (var name in Kept.Where(frozen.ContainsKey))
        {
            JsonNode.DeepEquals(entry[name], frozen[name]).ShouldBeTrue($"{name}: {entry[name]?.ToJsonString()} instead of {frozen[name]?.ToJsonString()}");
        }
    }

    [Fact]
    public void The_smallest_catalog_is_a_snapshot_without_entries_and_a_newer_one_is_none()
    {
        using var smallest = Texts.World(NewDisk(), Frozen("smallest"));
        using var newer = Texts.World(NewDisk(), Frozen("full").Replace("\"schema_version\": 1", "\"schema_version\": 2", StringComparison.Ordinal));

        smallest.Load().ShouldSatisfyAllConditions(static document => document.Ok.ShouldBeTrue(), static document => document.Entries.ShouldBeEmpty());
        newer.Load().Problems.ShouldContain(static problem => problem.Code == ProblemCodes.CatalogNewer);
    }

    private static string Frozen(string role) => File.ReadAllText(Checkout.In("tests", "PluginKit.Contracts.Tests", "Fixtures", "v1", "corpus", "integrations-catalog", role + ".json"));
}

public sealed class FrozenSnapshotsOnTheVirtualDiskTests() : FrozenSnapshotTests(DiskKind.Virtual);

public sealed class FrozenSnapshotsOnARealDiskTests() : FrozenSnapshotTests(DiskKind.Real);

using PluginKit.Catalog.Origins;
using PluginKit.Catalog.Snapshots;
using PluginKit.Catalog.Tests.Worlds;
using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Problems;
using PluginKit.Tests.Disks;
using Texts = PluginKit.Catalog.Tests.Worlds.Snapshots;

namespace PluginKit.Catalog.Tests.Origins;

/// <summary>One id twice, on every way into a catalog: the first counts, the other is its alternative, and a problem names it with the place that it is from.</summary>
public abstract class SameIdTests(DiskKind kind) : DiskSuite(kind)
{
    public static TheoryData<string, string> Ways
    {
        get
        {
            var ways = new TheoryData<string, string>();
            foreach (var way in (string[])["checkout", "build", "snapshot", "marketplace", "stream", "origins"])
            {
                ways.Add(way, "notes");
                ways.Add(way, "Notes");
            }

            return ways;
        }
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task The_first_counts_and_the_other_is_named(string way, string second)
    {
        using var world = await WorldAsync(way, second);

        var document = world.Load();

        document.Ok.ShouldBeTrue();
        var entry = document.Entries.ShouldHaveSingleItem();
        (entry.IntegrationId, entry.Description).ShouldBe(("notes", "First."));
        var other = entry.Alternatives.ShouldHaveSingleItem();
        other.IntegrationId.ShouldBe(second);
        var problem = entry.Problems.Single(static problem => problem.Code is ProblemCodes.CatalogDuplicateId or ProblemCodes.CatalogIdCollision);
        problem.Code.ShouldBe(way == "origins" ? ProblemCodes.CatalogIdCollision : ProblemCodes.CatalogDuplicateId);
        (problem.Path, problem.Details!["shadowed_id"]).ShouldBe((other.SourceRef, second));
        problem.Details["shadowed"].ShouldBe(way == "build" ? "catalog" : other.Origin!.Id);
        (await world.Catalog.FindAsync("notes", CancellationToken.None)).Entry!.Description.ShouldBe("First.");
    }

    [Fact]
    public async Task An_incremental_build_says_it_once_and_forgets_it_with_its_cause()
    {
        using var world = Checkout("Notes");
        var request = new CatalogBuildRequest { File = Texts.Path };

        for (var round = 0; round < 3; round++)
        {
            (await world.Snapshots.BuildAsync(request, CancellationToken.None)).Ok.ShouldBeTrue();
            var entry = Load(world).ShouldHaveSingleItem();
            (entry.Problems.Count, entry.Warnings.Count, entry.Alternatives.Count).ShouldBe((1, 1, 1));
        }

        world.Disk.DeleteFile("/catalog/plugins/b/plugin/plugin.yaml");
        world.Disk.DeleteEmptyDirectory("/catalog/plugins/b/plugin");
        world.Disk.DeleteEmptyDirectory("/catalog/plugins/b");
        (await world.Snapshots.BuildAsync(request, CancellationToken.None)).Ok.ShouldBeTrue();
        var alone = Load(world).ShouldHaveSingleItem();
        (alone.Problems.Count, alone.Warnings.Count, alone.Alternatives.Count).ShouldBe((0, 0, 0));
    }

    private async Task<CatalogWorld> WorldAsync(string way, string second)
    {
        switch (way)
        {
            case "checkout":
                return Checkout(second);
            case "build":
                using (var checkout = Checkout(second))
                {
                    (await checkout.Snapshots.BuildAsync(new() { File = Texts.Path }, CancellationToken.None)).Ok.ShouldBeTrue();
                    return new(checkout.Disk, Texts.Path);
                }

            case "snapshot":
                return Texts.World(NewDisk(), Snapshot(second));
            case "marketplace":
                return new CatalogWorld(NewDisk().AddFile("/market/.claude-plugin/marketplace.json", Marketplace(second)), "/market/.claude-plugin/marketplace.json");
            case "stream":
                return new CatalogWorld(NewDisk(), null, options => options.Origins.Add(CatalogOrigin.From("shipped", () => new MemoryStream(System.Text.Encoding.UTF8.GetBytes(Snapshot(second))))));
            default:
                return new CatalogWorld(NewDisk(), configure: static options => options.Origins.Add(CatalogOrigin.At("team", "/team"))).WithPlugin("a", "notes", description: "First.")
                    .WithPackage("/team/plugins/b", second, "Second.");
        }
    }

    private CatalogWorld Checkout(string second) =>
        new CatalogWorld(NewDisk()).WithPlugin("a", "notes", description: "First.").WithPlugin("b", second, description: "Second.");

    private static IReadOnlyList<CatalogEntry> Load(CatalogWorld world)
    {
        using var shipped = new CatalogWorld(world.Disk, Texts.Path);
        return shipped.Load().Entries;
    }

    // In the order of a file, and not of ids: "Notes" would come before "notes".
    private static string Snapshot(string second) => Texts.Changed(Texts.Text(Texts.Entry("notes") with { Description = "First." }), json =>
    {
        var other = json["entries"]![0]!.DeepClone();
        other["integration_id"] = second;
        other["description"] = "Second.";
        json["entries"]!.AsArray().Add(other);
    });

    private static string Marketplace(string second) =>
        $$"""{ "plugins": [{ "name": "notes", "description": "First.", "source": "./a" }, { "name": "{{second}}", "description": "Second.", "source": "./b" }] }""";
}

public sealed class SameIdTestsOnVirtualDisk() : SameIdTests(DiskKind.Virtual);

public sealed class SameIdTestsOnRealDisk() : SameIdTests(DiskKind.Real);

using System.Text;
using PluginKit.Catalog.Origins;
using PluginKit.Catalog.Tests.Worlds;
using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Problems;
using PluginKit.Tests.Disks;
using Texts = PluginKit.Catalog.Tests.Worlds.Snapshots;

namespace PluginKit.Catalog.Tests.Hostile;

/// <summary>Inputs of the size that the list names: 50 MB, a million keys, a depth of 100,000. And lists of 10,000 entries of which one is odd.</summary>
public abstract class TrueSizeTests(DiskKind kind) : DiskSuite(kind)
{
    private const int Large = 50_000_000;
    private const int Keys = 1_000_000;
    private const int Depth = 100_000;
    private const int Many = 10_000;

    private static readonly string Nested = new string('[', Depth) + new string(']', Depth);
    private static readonly string Objects = string.Concat(Enumerable.Repeat("{\"a\":", Depth)) + "1" + new string('}', Depth);

    [Fact]
    public void B32_a_package_of_true_size_is_told_in_bounded_memory()
    {
        const string Head = "api_version: v1\nname: odd\nversion: 1.0.0\ntargets: [claude]\n";
        using var world = new CatalogWorld(NewDisk()).WithPlugin("first");
        foreach (var text in (string[])[Head + "description: " + new string('a', Large), Head + KeysOf("k{0}: v\n"), Head + "description: " + Nested, Head + "description: " + string.Concat(Enumerable.Repeat("{a: ", Depth))])
        {
            world.With("plugins/odd/plugin/plugin.yaml", text);

            var document = Measured(() => world.Load(), text.Length);

            document.Entries.ShouldHaveSingleItem().IntegrationId.ShouldBe("first");
            document.Problems.ShouldHaveSingleItem().Details!["reasons"].ShouldBe(ProblemCodes.ManifestInvalid);
        }
    }

    [Fact]
    public void B32_a_marketplace_of_true_size_is_told_in_bounded_memory()
    {
        using var world = new CatalogWorld(NewDisk(), "/m.json");
        foreach (var odd in Odd(""" "name": "odd", "source": "./odd" """))
        {
            var text = $$"""{ "plugins": [{ "name": "first", "source": "./first" }, {{odd}}, { "name": "last", "source": "./last" }] }""";
            world.Disk.AddFile("/m.json", text);

            var document = Measured(() => world.Load(), text.Length);

            document.Entries.Select(static entry => entry.IntegrationId).ShouldBe(["first", "last"]);
            document.Problems.ShouldHaveSingleItem().Code.ShouldBe(ProblemCodes.MarketplaceEntryUnsupported);
        }
    }

    [Fact]
    public void B32_a_snapshot_of_true_size_is_told_in_bounded_memory()
    {
        using var world = new CatalogWorld(NewDisk(), Texts.Path);
        foreach (var odd in Odd(HostileSnapshots.With(""" "x": 1 """)[1..^1]))
        {
            var text = SnapshotOf($"{HostileSnapshots.With(""" "integration_id": "first" """)}, {odd}");
            world.Disk.AddFile(Texts.Path, text);

            var document = Measured(() => world.Load(), text.Length);

            document.Entries.ShouldHaveSingleItem().IntegrationId.ShouldBe("first");
            document.Problems.ShouldHaveSingleItem().Code.ShouldBe(ProblemCodes.CatalogEntryInvalid);
        }
    }

    public static TheoryData<string> Whole => ["keys", "items", "name", "metadata", "owner"];

    [Theory]
    [MemberData(nameof(Whole))]
    public void B32_a_file_that_is_large_beside_its_entries_is_told_in_bounded_memory(string what)
    {
        var text = what switch
        {
            "keys" => $"{{ {KeysOf("\"k{0}\": 1, ")} \"plugins\": [] }}",
            "items" => $"{{ \"plugins\": [{string.Join(',', Enumerable.Repeat("0", Large / 2))}] }}",
            "name" => $"{{ \"name\": \"{new string('a', Large)}\", \"plugins\": [] }}",
            _ => $"{{ \"{what}\": {Objects}, \"plugins\": [] }}",
        };
        using var world = new CatalogWorld(NewDisk(), "/m.json");
        world.Disk.AddFile("/m.json", text);

        var document = Measured(() => world.Load(), text.Length);

        (document.Ok ? null : document.Problems.ShouldHaveSingleItem().Code).ShouldBe(what is "keys" or "items" ? ProblemCodes.CatalogCorrupt : null);
        document.Entries.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("""{ "name": "../odd", "source": "./odd" }""")]
    [InlineData("7")]
    public void B43_of_ten_thousand_entries_of_a_marketplace_one_that_is_odd_costs_only_itself(string odd)
    {
        var plugins = Enumerable.Range(0, Many - 1).Select(static number => $$"""{ "name": "plugin-{{number}}", "source": { "source": "github", "repo": "o/r{{number}}" } }""").ToList();
        plugins.Insert(Many / 2, odd);
        using var world = new CatalogWorld(NewDisk(), "/m.json");
        world.Disk.AddFile("/m.json", $"{{ \"plugins\": [\n{string.Join(",\n", plugins)}\n] }}");

        var document = world.Load();

        document.Entries.Count.ShouldBe(Many - 1);
        document.Entries.ShouldAllBe(static entry => entry.SourceRef.StartsWith("github:o/r", StringComparison.Ordinal));
        var problem = document.Problems.ShouldHaveSingleItem();
        (problem.Code, problem.Line).ShouldBe((ProblemCodes.MarketplaceEntryUnsupported, (Many / 2) + 2));
    }

    [Fact]
    public void B43_of_ten_thousand_entries_of_a_snapshot_one_that_is_odd_costs_only_itself()
    {
        var entries = Enumerable.Range(0, Many - 1).Select(static number => HostileSnapshots.With($$""" "integration_id": "plugin-{{number}}", "source_ref": "/shipped" """)).ToList();
        entries.Insert(Many / 2, HostileSnapshots.With(""" "integration_id": "../odd" """));
        using var world = Texts.World(NewDisk(), SnapshotOf(string.Join(",\n", entries)));

        var document = world.Load();

        document.Entries.Count.ShouldBe(Many - 1);
        document.Entries.ShouldAllBe(static entry => entry.AvailableAppTargets.Count > 0 && entry.Problems.Count == 0);
        var problem = document.Problems.ShouldHaveSingleItem();
        (problem.Code, problem.Line).ShouldBe((ProblemCodes.CatalogEntryInvalid, (Many / 2) + 1));
    }

    [Fact]
    public void B44_ten_thousand_entries_with_hidden_text_are_all_told_with_their_line()
    {
        var plugins = Enumerable.Range(0, Many).Select(static number => $$"""{ "name": "plugin-{{number:D5}}", "description": "a\u200Bb" }""");
        using var world = new CatalogWorld(NewDisk(), "/m.json");
        world.Disk.AddFile("/m.json", $"{{ \"plugins\": [\n{string.Join(",\n", plugins)}\n] }}");

        var entries = world.Load().Entries;

        entries.Select(static entry => entry.Problems.Single(static problem => problem.Code == ProblemCodes.HiddenText).Line).ShouldBe(Enumerable.Range(2, Many).Select(static line => (int?)line));
    }

    private static IEnumerable<string> Odd(string members) =>
    [
        $$"""{ {{members}}, "later": "{{new string('a', Large)}}" }""", $$"""{ {{KeysOf("\"k{0}\": 1, ")}} {{members}} }""", $$"""{ {{members}}, "later": {{Nested}} }""", $$"""{ {{members}}, "later": {{Objects}} }""",
        Nested,
    ];

    private static string SnapshotOf(string entries) =>
        $$"""{ "format": "plugin-kit-ai/integrations-catalog", "schema_version": 1, "source": { "kind": "local_checkout", "revision": "abc" }, "entries": [{{entries}}] }""";

    private static string KeysOf(string format)
    {
        var text = new StringBuilder(format.Length * Keys * 2);
        var parts = format.Split("{0}");
        for (var number = 0; number < Keys; number++)
        {
            text.Append(parts[0]).Append(number).Append(parts[1]);
        }

        return text.ToString();
    }

    // The file itself has to be held, and a disk of the suite may copy it; what is made of it beyond that is little, whatever is in it.
    private static CatalogDocument Measured(Func<CatalogDocument> read, int length)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        var document = read();
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        allocated.ShouldBeLessThan((4L * length) + (32 << 20));
        return document;
    }
}

public sealed class TrueSizeTestsOnVirtualDisk() : TrueSizeTests(DiskKind.Virtual);

public sealed class TrueSizeTestsOnRealDisk() : TrueSizeTests(DiskKind.Real);

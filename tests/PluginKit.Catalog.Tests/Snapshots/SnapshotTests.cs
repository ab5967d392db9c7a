using System.Text;
using System.Text.Json.Nodes;
using PluginKit.Catalog.Snapshots;
using PluginKit.Catalog.Tests.Worlds;
using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Problems;
using PluginKit.Tests.Disks;
using Texts = PluginKit.Catalog.Tests.Worlds.Snapshots;

namespace PluginKit.Catalog.Tests.Snapshots;

public abstract class SnapshotTests(DiskKind kind) : DiskSuite(kind)
{
    [Fact]
    public void A_checkout_survives_the_way_through_a_snapshot()
    {
        using var checkout = new CatalogWorld(NewDisk()).WithPlugin("notes").WithPlugin("docs").With("plugins/bad/plugin/plugin.yaml", "nonsense");
        var document = checkout.Load();

        using var shipped = Texts.World(checkout.Disk, Encoding.UTF8.GetString(CatalogSnapshot.Write(document)));
        var read = shipped.Load();

        read.Ok.ShouldBeTrue();
        read.Source.Kind.ShouldBe("bundled_snapshot");
        read.Source.Location.ShouldBe(Texts.Path);
        read.Source.Revision.ShouldBe(document.Source.Revision);
        read.Problems.ShouldHaveSingleItem().Code.ShouldBe(ProblemCodes.CatalogEntryInvalid);
        read.Entries.ShouldAllBe(static entry => entry.Origin!.Kind == "bundled_snapshot" && entry.Origin.Location == Texts.Path && entry.EntryDigest == null);
        Encoding.UTF8.GetString(DocumentJson.Write(read with { Source = document.Source, Entries = [.. read.Entries.Select(static entry => entry with { Origin = null })] }))
            .ShouldBe(Encoding.UTF8.GetString(DocumentJson.Write(document with { Entries = [.. document.Entries.Select(static entry => entry with { Origin = null })] })));
    }

    [Fact]
    public void The_same_document_gives_the_same_bytes_in_any_order_of_entries()
    {
        Texts.Text(Texts.Entry("b"), Texts.Entry("a")).ShouldBe(Texts.Text(Texts.Entry("a"), Texts.Entry("b")));
        Texts.Text(Texts.Entry("a")).ShouldContain("\"fetched_at\": \"2026-04-18T12:00:00Z\"");
        Texts.Text(Texts.Entry("a")).ShouldNotContain("/build/catalog\"");
    }

    [Fact]
    public void An_answer_that_is_none_cannot_be_made_a_snapshot()
    {
        using var nowhere = new CatalogWorld(NewDisk(), location: "/nowhere");
        var document = nowhere.Load();

        Should.Throw<ArgumentException>(() => CatalogSnapshot.Write(document));
    }

    [Fact]
    public void Targets_are_those_of_the_adapters_here_and_not_of_the_writer()
    {
        using var world = Texts.World(NewDisk(), Texts.Text(Texts.Entry("notes")));

        var entry = world.Load().Entries.ShouldHaveSingleItem();

        entry.ManageableTargets.ShouldBe(["claude", "codex-package"]);
        entry.AvailableAppTargets.ShouldBe(["claude", "codex"]);
        entry.SupportedScopesByTarget.Keys.ShouldBe(["claude", "codex"]);
    }

    [Fact]
    public void Members_may_come_in_any_order_and_members_of_a_newer_writer_stay()
    {
        var text = Texts.Changed(Texts.Text(Texts.Entry("notes")), static json =>
        {
            var entries = json["entries"]!;
            entries[0]!["featured"] = true;
            json.Remove("entries");
            json.Insert(0, "entries", entries.DeepClone());
            json["later"] = new JsonObject { ["a"] = 1 };
        });
        using var world = Texts.World(NewDisk(), "\uFEFF" + text);

        world.Load().Entries.ShouldHaveSingleItem().AdditionalMembers!.ShouldContainKey("featured");
    }

    [Fact]
    public void One_odd_entry_costs_only_itself()
    {
        var text = Texts.Changed(Texts.Text(Texts.Entry("good"), Texts.Entry("other")), static json =>
        {
            var entries = json["entries"]!.AsArray();
            entries.Add(new JsonObject { ["integration_id"] = "incomplete" });
            entries.Add((JsonNode?)null);
            entries.Add(7);
            foreach (var (member, value) in new (string, JsonNode)[] { ("integration_id", "../escape"), ("keywords", new JsonArray((JsonNode?)null)), ("version", 1) })
            {
                var broken = entries[0]!.DeepClone().AsObject();
                broken[member] = value;
                entries.Add(broken);
            }

            entries.Add(entries[0]!.DeepClone());
        });
        using var world = Texts.World(NewDisk(), text);

        var document = world.Load();

        document.Ok.ShouldBeTrue();
        document.Entries.Select(static entry => entry.IntegrationId).ShouldBe(["good", "other"]);
        document.Problems.Count(static problem => problem.Code == ProblemCodes.CatalogEntryInvalid).ShouldBe(6);
        document.Problems.ShouldAllBe(static problem => problem.Path == Texts.Path && problem.Line == 1);
    }

    public static TheoryData<string, string> Broken => new()
    {
        { string.Empty, ProblemCodes.CatalogCorrupt },
        { "{", ProblemCodes.CatalogCorrupt },
        { "[]", ProblemCodes.CatalogCorrupt },
        { "{} {}", ProblemCodes.CatalogCorrupt },
        { """{ "format": "plugin-kit-ai/integrations-report", "schema_version": 1, "entries": [] }""", ProblemCodes.CatalogCorrupt },
        { """{ "format": "plugin-kit-ai/integrations-catalog", "entries": [] }""", ProblemCodes.CatalogCorrupt },
        { """{ "format": "plugin-kit-ai/integrations-catalog", "schema_version": 1, "source": {} , "entries": [] }""", ProblemCodes.CatalogCorrupt },
        { """{ "format": "plugin-kit-ai/integrations-catalog", "schema_version": 1, "entries": [] }""", ProblemCodes.CatalogCorrupt },
        { """{ "format": "plugin-kit-ai/integrations-catalog", "schema_version": 1, "source": { "kind": "x", "revision": "r" } }""", ProblemCodes.CatalogCorrupt },
        { """{ "entries": [], "entries": [] }""", ProblemCodes.CatalogCorrupt },
        { """{ "format": "plugin-kit-ai/integrations-catalog", "schema_version": 2, "entries": "moved" }""", ProblemCodes.CatalogNewer },
    };

    [Theory]
    [MemberData(nameof(Broken))]
    public void A_snapshot_that_is_no_answer_says_which_kind_of_none(string text, string code)
    {
        using var world = Texts.World(NewDisk(), text);

        var document = world.Load();

        document.Ok.ShouldBeFalse();
        document.Entries.ShouldBeEmpty();
        document.Source.Kind.ShouldBe("bundled_snapshot");
        document.Problems.ShouldHaveSingleItem().Code.ShouldBe(code);
    }

    [Fact]
    public void Bytes_that_are_not_utf8_are_corrupt()
    {
        using var world = Texts.World(NewDisk(), string.Empty);
        world.Disk.AddFile(Texts.Path, [0x7B, 0x22, 0xFF, 0xFE]);

        world.Load().Problems.ShouldHaveSingleItem().Code.ShouldBe(ProblemCodes.CatalogCorrupt);
    }

    [Fact]
    public void A_syntax_error_has_its_line()
    {
        using var world = Texts.World(NewDisk(), "{\n  \"format\": \"x\",\n  oops\n}");

        world.Load().Problems.ShouldHaveSingleItem().Line.ShouldBe(3);
    }

    [Fact]
    public void A_snapshot_that_is_too_large_is_unreadable()
    {
        using var large = Texts.World(NewDisk(), Texts.Text(Texts.Entry("notes")), static options => options.MaximumSnapshotBytes = 100);
        large.Load().Problems.ShouldHaveSingleItem().Code.ShouldBe(ProblemCodes.CatalogUnreadable);
    }

    [Fact]
    public void An_older_answer_is_marked()
    {
        var text = Texts.Changed(Texts.Text(Texts.Entry("notes")), static json => json["source"]!["stale"] = true);
        using var world = Texts.World(NewDisk(), text);

        var document = world.Load();

        document.Ok.ShouldBeTrue();
        document.Problems.ShouldHaveSingleItem().Code.ShouldBe(ProblemCodes.CatalogStale);
    }

    [Theory]
    [InlineData("../secret.md")]
    [InlineData("/etc/passwd")]
    [InlineData("link.md")]
    [InlineData("folder/inside.md")]
    [InlineData("")]
    [InlineData("a//b")]
    [InlineData("c:secret.md")]
    public async Task A_readme_reference_of_a_snapshot_never_leaves_its_folder(string reference)
    {
        using var world = Texts.World(NewDisk(), Texts.Text(Texts.Entry("notes") with { DetailRef = reference }));
        world.Disk.AddFile("/secret.md", "secret").AddLink("/shipped/link.md", "/secret.md").AddFile("/elsewhere/inside.md", "secret")
            .AddLink("/shipped/folder", "/elsewhere");

        var result = await world.Catalog.ReadReadmeAsync("notes", CancellationToken.None);

        result.Problem!.Code.ShouldBe(ProblemCodes.ReadmeUnavailable);
    }

    [Fact]
    public async Task A_readme_that_is_shipped_beside_the_snapshot_is_read()
    {
        using var world = Texts.World(NewDisk(), Texts.Text(Texts.Entry("notes")));
        world.Disk.AddFile("/shipped/plugins/notes/plugin/README.md", "# Notes");

        (await world.Catalog.ReadReadmeAsync("notes", CancellationToken.None)).Readme!.Text.ShouldBe("# Notes");
    }

    [Fact]
    public void Ten_thousand_entries_are_read_completely()
    {
        using var world = Texts.World(NewDisk(), Texts.Text([.. Enumerable.Range(0, 10_000).Select(static number => Texts.Entry($"plugin-{number}"))]));

        world.Load().Entries.Count.ShouldBe(10_000);
    }

    protected void CheckThatASnapshotThatMayNotBeOpenedIsUnreadable()
    {
        using var closed = Texts.World(NewDisk(), Texts.Text());
        closed.Disk.SetMode(Texts.Path, UnixFileMode.None);

        closed.Load().Problems.ShouldHaveSingleItem().Code.ShouldBe(ProblemCodes.CatalogUnreadable);
    }
}

public sealed class SnapshotTestsOnVirtualDisk() : SnapshotTests(DiskKind.Virtual)
{
    [Fact]
    public void A_snapshot_that_may_not_be_opened_is_unreadable() => CheckThatASnapshotThatMayNotBeOpenedIsUnreadable();
}

public sealed class SnapshotTestsOnRealDisk() : SnapshotTests(DiskKind.Real)
{
    [UnprivilegedFact]
    public void A_snapshot_that_may_not_be_opened_is_unreadable() => CheckThatASnapshotThatMayNotBeOpenedIsUnreadable();
}

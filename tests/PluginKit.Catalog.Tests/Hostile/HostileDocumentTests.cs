using System.Text;
using System.Text.Json;
using PluginKit.Catalog.Origins;
using PluginKit.Catalog.Tests.Worlds;
using PluginKit.Contracts.Display;
using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Problems;
using PluginKit.Tests.Disks;
using Texts = PluginKit.Catalog.Tests.Worlds.Snapshots;

namespace PluginKit.Catalog.Tests.Hostile;

/// <summary>Odd entries in marketplaces and snapshots: each has its own problem, and the entries around it are what they are without it.</summary>
public abstract class HostileDocumentTests(DiskKind kind) : DiskSuite(kind)
{
    private const string Market = "/market/.claude-plugin/marketplace.json";

    public static TheoryData<string> MarketplaceIds => [.. HostileMarketplaces.ById.Keys];

    public static TheoryData<string> SnapshotIds => [.. HostileSnapshots.ById.Keys];

    [Theory]
    [MemberData(nameof(MarketplaceIds))]
    public void An_odd_entry_of_a_marketplace_gets_its_own_problem_and_leaves_the_others_intact(string id)
    {
        using var world = MarketplaceWorld();
        Check(world, Market, id, HostileMarketplaces.ById[id], static odd => $$"""{ "name": "m", "plugins": [{{Entries(Plugin("first"), odd, Plugin("last"))}}] }""");
    }

    [Theory]
    [MemberData(nameof(SnapshotIds))]
    public void An_odd_entry_of_a_snapshot_gets_its_own_problem_and_leaves_the_others_intact(string id)
    {
        using var world = new CatalogWorld(NewDisk(), Texts.Path);
        Check(world, Texts.Path, id, HostileSnapshots.ById[id], static odd => SnapshotOf(Entry("first"), odd, Entry("last")));
    }

    public static TheoryData<string, byte[], string> Files => new()
    {
        { "B31 array", "[]"u8.ToArray(), ProblemCodes.CatalogCorrupt },
        { "B31 text", "\"text\""u8.ToArray(), ProblemCodes.CatalogCorrupt },
        { "B31 number", "5"u8.ToArray(), ProblemCodes.CatalogCorrupt },
        { "B31 empty", [], ProblemCodes.CatalogCorrupt },
        { "B31 byte order mark", Encoding.UTF8.GetPreamble(), ProblemCodes.CatalogCorrupt },
        { "B31 UTF-16", [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes("{ \"plugins\": [] }")], ProblemCodes.CatalogCorrupt },
        { "B31 Latin-1", Encoding.Latin1.GetBytes("{ \"name\": \"é\", \"plugins\": [] }"), ProblemCodes.CatalogCorrupt },
        { "B33 two lists", "{ \"plugins\": [], \"plugins\": [] }"u8.ToArray(), ProblemCodes.CatalogCorrupt },
        { "B35 NaN", "{ \"plugins\": [{ \"name\": \"a\", \"version\": NaN }] }"u8.ToArray(), ProblemCodes.CatalogCorrupt },
        { "B42 newer", """{ "format": "plugin-kit-ai/integrations-catalog", "schema_version": 99, "entries": [] }"""u8.ToArray(), ProblemCodes.CatalogNewer },
        { "B42 letter case", """{ "format": "Plugin-Kit-AI/integrations-catalog", "schema_version": 1, "entries": [] }"""u8.ToArray(), ProblemCodes.CatalogCorrupt },
    };

    [Theory]
    [MemberData(nameof(Files))]
    public void A_file_that_is_none_is_told_and_leaves_the_entries_of_the_other_origins_intact(string what, byte[] content, string code)
    {
        using var world = new CatalogWorld(NewDisk(), configure: static options => options.Origins.Add(CatalogOrigin.At("odd", "/odd.json"))).WithPlugin("first");
        world.Disk.AddFile("/odd.json", content);

        var document = world.Load();

        document.Ok.ShouldBeTrue(what);
        document.Entries.ShouldHaveSingleItem().Problems.ShouldBeEmpty();
        var failed = document.Problems.ShouldHaveSingleItem();
        (failed.Code, failed.Details!["origin"], failed.Details["reason"]).ShouldBe((ProblemCodes.CatalogOriginFailed, "odd", code));
    }

    [Fact]
    public void B44_what_a_marketplace_says_of_itself_is_looked_at_too()
    {
        using var world = MarketplaceWorld();
        world.Disk.AddFile(Market, "{\n\"name\": \"m\\u200B\",\n\"owner\": { \"name\": \"o\",\n  \"email\": \"a\\u202Eb\" }, \"plugins\": [] }");

        var problems = world.Load().Problems;

        problems.Select(static problem => (problem.Code, problem.Line, problem.Column)).ShouldBe([(ProblemCodes.HiddenText, 2, 9), (ProblemCodes.HiddenText, 4, 12)]);
        problems[1].Details!["field"].ShouldBe("email");
    }

    [Fact]
    public void B44_a_hidden_character_is_told_at_its_line_and_column()
    {
        using var world = MarketplaceWorld();
        world.Disk.AddFile(Market, "{ \"plugins\": [\n{ \"name\": \"odd\",\n  \"license\": \"é\", \"description\": \"a\u200Bb\" }\n] }");

        var problem = world.Load().Entries.ShouldHaveSingleItem().Problems.Single(static problem => problem.Code == ProblemCodes.HiddenText);

        (problem.Path, problem.Line, problem.Column, problem.IsError).ShouldBe((Market, 3, 34, false));
    }

    [Fact]
    public void B44_what_is_shown_of_a_hidden_text_is_harmless()
    {
        foreach (var text in Hidden.Texts)
        {
            using var json = JsonDocument.Parse($"\"{text}\"");

            HiddenCharacters.AreIn(json.RootElement.GetString()!).ShouldBeTrue(text);
            HiddenCharacters.AreIn(UntrustedText.ToDisplay(json.RootElement.GetString()!)).ShouldBeFalse(text);
        }
    }

    [Fact]
    public void A_snapshot_of_an_entry_with_hidden_text_tells_it_once()
    {
        using var world = MarketplaceWorld();
        world.Disk.AddFile(Market, """{ "plugins": [{ "name": "odd", "description": "a\u200Bb", "source": "./odd" }] }""");
        var snapshot = PluginKit.Catalog.Snapshots.CatalogSnapshot.Write(world.Load());
        using var shipped = new CatalogWorld(NewDisk(), location: null, options => options.Origins.Add(CatalogOrigin.From("shipped", () => new MemoryStream(snapshot))));

        shipped.Load().Entries.ShouldHaveSingleItem().Problems.Count(static problem => problem.Code == ProblemCodes.HiddenText).ShouldBe(1);
    }

    [Fact]
    public async Task B38_a_path_of_a_snapshot_never_leaves_its_folder()
    {
        foreach (var path in HostileMarketplaces.Paths)
        {
            var text = SnapshotOf(HostileSnapshots.With($$""" "detail_kind": "authored_readme", "detail_ref": "{{path}}" """));
            using var world = Texts.World(NewDisk(), text);
            world.Disk.AddFile("/x/README.md", "secret").AddFile("/abs", "secret").AddFile("/shipped/README.md", "fine");

            (await world.Catalog.ReadReadmeAsync(HostileEntry.OddId, CancellationToken.None)).Problem!.Code.ShouldBe(ProblemCodes.ReadmeUnavailable, path);
        }
    }

    [Fact]
    public async Task B45_a_readme_of_a_marketplace_or_snapshot_is_cut_and_text()
    {
        using var market = MarketplaceWorld();
        market.Disk.AddFile(Market, $$"""{ "plugins": [{{Plugin("first")}}] }""").AddFile("/market/plugins/first/plugin/README.md", new string('a', 20 << 20));
        using var shipped = Texts.World(NewDisk(), Texts.Text(Texts.Entry("notes")));
        shipped.Disk.AddFile("/shipped/plugins/notes/plugin/README.md", "<script>x</script> ![a](file:///etc/passwd)");

        var large = (await market.Catalog.ReadReadmeAsync("first", CancellationToken.None)).Readme!;
        (large.Truncated, large.Text.Length).ShouldBe((true, 512 * 1024));
        (await shipped.Catalog.ReadReadmeAsync("notes", CancellationToken.None)).Readme!.Text.ShouldBe("<script>x</script> ![a](file:///etc/passwd)");
    }

    private static void Check(CatalogWorld world, string path, string id, IReadOnlyList<HostileEntry> inputs, Func<string?, string> fileOf)
    {
        world.Disk.AddFile(path, fileOf(null));
        var alone = Sound(world.Load());
        foreach (var input in inputs)
        {
            var what = $"{id}: {UntrustedText.ToDisplay(input.Json, 200)}";
            world.Disk.AddFile(path, fileOf(input.Json));

            var document = world.Load();

            document.Ok.ShouldBeTrue(what);
            Sound(document).ShouldBe(alone, what);
            document.Entries.Count.ShouldBe(input.Id == HostileEntry.OddId ? 3 : 2, what);
            CheckProblem(document, input, what);
        }
    }

    private static void CheckProblem(CatalogDocument document, HostileEntry input, string what)
    {
        var problems = input.Id is { } id ? document.Entries.Single(entry => entry.IntegrationId == id).Problems : document.Problems;
        string[] expected = [ProblemCodes.MarketplaceEntryUnsupported, ProblemCodes.CatalogEntryInvalid, ProblemCodes.AddressUnusable, ProblemCodes.VersionIrregular, ProblemCodes.HiddenText];
        if (input.Code is not { } code)
        {
            problems.ShouldNotContain(problem => expected.Contains(problem.Code), what);
            return;
        }

        var problem = problems.FirstOrDefault(problem => problem.Code == code).ShouldNotBeNull(what);
        problem.Message.Length.ShouldBeLessThan(1000, what);
        HiddenCharacters.AreIn(problem.Message).ShouldBeFalse(what);
        problem.Message.ShouldNotContain("secret");
        if (input.Field is not null)
        {
            (problem.Details!["field"], problem.Line, problem.Column > 1).ShouldBe((input.Field, 1, true), what);
        }

        if (input.Id == HostileEntry.OddId)
        {
            CheckWords(document.Entries.Single(static entry => entry.IntegrationId == HostileEntry.OddId), what);
        }
    }

    // Whatever stood there, nothing of it is handed on as a link or as a version.
    private static void CheckWords(CatalogEntry entry, string what)
    {
        foreach (var address in (string?[])[entry.HomepageUrl, entry.RepositoryUrl, entry.IconUrl, entry.Author?.Url, .. entry.EffectiveTargetMetadata.Values.Select(static metadata => metadata.HomepageUrl)])
        {
            (address is null || WebAddress.IsLink(address)).ShouldBeTrue($"{what} {address}");
        }

        (entry.Version.Length == 0 || Contracts.Targets.VersionText.IsVersion(entry.Version)).ShouldBeTrue(what);
    }

    // With a commit, the revision does not follow from the file. An entry that another one has the id of says so, and is the same otherwise.
    private static string[] Sound(CatalogDocument document) =>
    [
        .. document.Entries.Where(static entry => entry.IntegrationId is "first" or "last").Select(static entry => JsonSerializer.Serialize(
            entry with
            {
                Alternatives = [],
                Warnings = [],
                Problems = [.. entry.Problems.Where(static problem => problem.Code != ProblemCodes.CatalogDuplicateId)],
            },
            ContractsJsonContext.Default.CatalogEntry)),
    ];

    private CatalogWorld MarketplaceWorld()
    {
        var world = new CatalogWorld(NewDisk(), Market).WithPackage("/market/plugins/first", "first", "First.").WithPackage("/market/plugins/last", "last", "Last.");
        world.Disk.AddFile("/market/.git/HEAD", new string('a', 40));
        return world;
    }

    private static string Plugin(string name) => $$"""{ "name": "{{name}}", "source": "./plugins/{{name}}" }""";

    private static string Entry(string id) => JsonSerializer.Serialize(Texts.Entry(id), ContractsJsonContext.Default.CatalogEntry);

    private static string Entries(params IEnumerable<string?> entries) => string.Join(", ", entries.OfType<string>());

    private static string SnapshotOf(params IEnumerable<string?> entries) =>
        $$"""{ "format": "plugin-kit-ai/integrations-catalog", "schema_version": 1, "source": { "kind": "local_checkout", "revision": "abc" }, "entries": [{{Entries(entries).Replace('\n', ' ')}}] }""";
}

public sealed class HostileDocumentTestsOnVirtualDisk() : HostileDocumentTests(DiskKind.Virtual);

public sealed class HostileDocumentTestsOnRealDisk() : HostileDocumentTests(DiskKind.Real);

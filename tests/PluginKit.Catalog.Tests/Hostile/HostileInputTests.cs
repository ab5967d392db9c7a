using System.Text.Json;
using PluginKit.Catalog.Tests.Worlds;
using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Problems;
using PluginKit.Tests.Disks;

namespace PluginKit.Catalog.Tests.Hostile;

public abstract class HostileInputTests(DiskKind kind) : DiskSuite(kind)
{
    public static TheoryData<string> Ids => [.. HostileInputs.ById.Keys];

    [Theory]
    [MemberData(nameof(Ids))]
    public void An_odd_package_gets_its_own_problem_and_leaves_the_other_entries_intact(string id)
    {
        using var alone = World();
        using var beside = World();
        var inputs = HostileInputs.ById[id];
        foreach (var (input, folder) in Placed(inputs))
        {
            if (input.Path != "plugin/plugin.yaml")
            {
                beside.WithPlugin(folder, targets: "claude, codex-package, gemini");
            }

            beside.Disk.AddFile($"{CatalogWorld.Root}/plugins/{folder}/{input.Path}", Named(input, folder));
        }

        var document = beside.Load();

        document.Ok.ShouldBeTrue();
        Sound(document).ShouldBe(Sound(alone.Load()));
        foreach (var (input, folder) in Placed(inputs))
        {
            Check(document, input, folder, $"{id}: {folder} {input.Path}");
        }
    }

    [Fact]
    public async Task B45_a_large_readme_is_cut_and_one_with_script_is_text()
    {
        using var world = World().WithPlugin("large").WithPlugin("script").WithPlugin("binary").WithPlugin("generated");
        world.With("plugins/large/plugin/README.md", new string('a', 20 << 20))
            .With("plugins/script/plugin/README.md", "<script>x</script> ![a](file:///etc/passwd)")
            .With("plugins/binary/plugin/README.md", "PNG\0\0\0").With("plugins/generated/README.md", "# Generated");

        var large = (await world.Catalog.ReadReadmeAsync("large", CancellationToken.None)).Readme!;
        (large.Truncated, large.Text.Length).ShouldBe((true, 512 * 1024));
        (await world.Catalog.ReadReadmeAsync("script", CancellationToken.None)).Readme!.Text.ShouldBe("<script>x</script> ![a](file:///etc/passwd)");
        (await world.Catalog.ReadReadmeAsync("binary", CancellationToken.None)).Problem!.Code.ShouldBe(ProblemCodes.ReadmeUnavailable);
        (await world.Catalog.ReadReadmeAsync("generated", CancellationToken.None)).Problem!.Code.ShouldBe(ProblemCodes.ReadmeUnavailable);
        world.Load().Entries.Count.ShouldBe(6);
    }

    private static void Check(CatalogDocument document, HostileInput input, string folder, string what)
    {
        var source = $"{CatalogWorld.Root}/plugins/{folder}";
        var entry = document.Entries.SingleOrDefault(entry => entry.SourceRef == source);
        if (input.Code == ProblemCodes.CatalogDuplicateId)
        {
            CheckDuplicate(document.Entries.Single(static entry => entry.IntegrationId == "first"), source, what);
            return;
        }

        (entry is not null).ShouldBe(input.IsListed, what);
        if (entry is not null)
        {
            entry.Problems.Select(static problem => problem.Code).ShouldContain(input.Code, what);
            return;
        }

        var problems = document.Problems.Where(problem => problem.Details?.GetValueOrDefault("package") == source || problem.Path == source).ToArray();
        var reasons = problems.SelectMany(static problem => (problem.Details?.GetValueOrDefault("reasons") ?? problem.Code).Split(", "));
        reasons.ShouldContain(input.Code, what);
        problems.ShouldAllBe(static problem => problem.Code == ProblemCodes.CatalogEntryInvalid, what);
    }

    // It is no entry of its own, and yet not lost.
    private static void CheckDuplicate(CatalogEntry first, string source, string what)
    {
        first.Alternatives.ShouldContain(other => other.SourceRef == source, what);
        first.Problems.ShouldContain(problem => problem.Code == ProblemCodes.CatalogDuplicateId && problem.Details!["shadowed_source_ref"] == source, what);
    }

    // One package in front of the odd ones and one behind them.
    private CatalogWorld World() => new CatalogWorld(NewDisk()).With(".git/HEAD", new string('a', 40)).WithPlugin("a-first", "first").WithPlugin("z-last", "last");

    private static IEnumerable<(HostileInput Input, string Folder)> Placed(IReadOnlyList<HostileInput> inputs) =>
        inputs.Select(static (input, index) => (input, $"odd-{index:D2}"));

    private static byte[] Named(HostileInput input, string folder)
    {
        var marker = "{id}"u8;
        var at = input.Content.AsSpan().IndexOf(marker);
        return at < 0 ? input.Content : [.. input.Content[..at], .. System.Text.Encoding.UTF8.GetBytes(folder), .. input.Content[(at + marker.Length)..]];
    }

    private static string[] Sound(CatalogDocument document) =>
        [.. document.Entries.Where(static entry => entry.IntegrationId is "first" or "last").Select(static entry => JsonSerializer.Serialize(
            entry with { Alternatives = [], Problems = [.. entry.Problems.Where(static problem => problem.Code != ProblemCodes.CatalogDuplicateId)], Warnings = [] }, ContractsJsonContext.Default.CatalogEntry))];
}

public sealed class HostileInputTestsOnVirtualDisk() : HostileInputTests(DiskKind.Virtual);

public sealed class HostileInputTestsOnRealDisk() : HostileInputTests(DiskKind.Real);

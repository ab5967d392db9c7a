using System.Globalization;
using PluginKit.Catalog.Tests.Worlds;
using PluginKit.Contracts.Documents;
using PluginKit.Tests.Disks;
using Texts = PluginKit.Catalog.Tests.Worlds.Snapshots;

namespace PluginKit.Catalog.Tests.Snapshots;

public abstract class SharedTextTests(DiskKind kind) : DiskSuite(kind)
{
    // More different texts than are kept, short, long, with escapes, in members, lists and keys.
    private static readonly CatalogEntry[] Written =
        [.. Enumerable.Range(0, 4000).Select(static number => Texts.Entry($"plugin-{number:0000}") with
        {
            License = number % 2 == 0 ? "MIT" : $"Licence {number}",
            Keywords = ["common", $"only-{number}", $"\"quoted\" {number} ünïcode"],
            Category = new string('x', number % 120) + number.ToString(CultureInfo.InvariantCulture),
            EffectiveTargetMetadata = new Dictionary<string, TargetMetadata>(StringComparer.Ordinal) { ["codex-package"] = new() { License = $"Licence {number}" } },
        })];

    [Fact]
    public void Every_text_is_the_one_that_stands_there()
    {
        using var world = Texts.World(NewDisk(), Texts.Text(Written));

        var read = world.Load().Entries;

        read.Select(Told).ShouldBe(Written.Select(Told));
    }

    [Fact]
    public void Texts_that_many_entries_have_are_held_once()
    {
        using var world = Texts.World(NewDisk(), Texts.Text([.. Written.Take(100)]));

        var read = world.Load().Entries;

        // A slot may have been taken by another text in between, now and then.
        read.Where(static entry => entry.License == "MIT").Select(static entry => entry.License!).Distinct(ReferenceEqualityComparer.Instance).Count().ShouldBeLessThan(10);
    }

    private static string Told(CatalogEntry entry) => string.Join(
        '|', [entry.IntegrationId, entry.License, entry.Category, .. entry.Keywords, .. entry.EffectiveTargetMetadata.Select(static pair => $"{pair.Key}={pair.Value.License}")]);
}

public sealed class SharedTextTestsOnVirtualDisk() : SharedTextTests(DiskKind.Virtual);

public sealed class SharedTextTestsOnRealDisk() : SharedTextTests(DiskKind.Real);

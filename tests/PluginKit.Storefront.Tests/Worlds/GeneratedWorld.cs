using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Vocabulary;
using PluginKit.Storefront.Views;

namespace PluginKit.Storefront.Tests.Worlds;

/// <summary>Worlds in which the surfaces overlap, contradict each other and are missing at random.</summary>
internal static class GeneratedWorld
{
    private static readonly string[] Ids = ["alpha", "beta", "gamma", "delta", "epsilon", "zeta"];
    private static readonly string[] Targets = ["claude", "codex", "cursor"];
    private static readonly InstallState[] States = [.. InstallState.Known];
    private static readonly MatchConfidence[] Confidences = [MatchConfidence.Exact, MatchConfidence.Heuristic, MatchConfidence.None, MatchConfidence.From("likely")];

    public static StorefrontInput Of(Random random) => new()
    {
        Catalog = Sometimes(random, () => Say.Catalog([.. Some(random, Ids).Select(id => Say.Offered(id, [.. Some(random, Targets)]))])),
        Discovery = Sometimes(random, () => Say.Discovery([.. Natives(random)])),
        List = Sometimes(random, () => Say.List([.. Managed(random)])),
        Doctor = Sometimes(random, () => Say.Doctor([.. Managed(random)])),
    };

    /// <summary>The same, as a careless or newer writer might say it.</summary>
    public static StorefrontInput Odd(Random random)
    {
        var world = Of(random);
        return world with
        {
            Catalog = world.Catalog is null ? null : world.Catalog with
            {
                SchemaVersion = Version(random),
                Source = world.Catalog.Source with { Stale = random.Next(3) == 0 },
                Entries = [.. world.Catalog.Entries.SelectMany(entry => Repeated(random, entry))],
            },
            List = world.List is null ? null : world.List with { SchemaVersion = Version(random), ManagedEntries = [.. OddRecords(random, world.List)] },
            Doctor = world.Doctor is null ? null : world.Doctor with { ManagedEntries = [.. OddRecords(random, world.Doctor)] },
            Discovery = world.Discovery is null ? null : world.Discovery with { Entries = [.. world.Discovery.Entries.SelectMany(entry => Repeated(random, OddNative(random, entry)))] },
            Surfaces = random.Next(3) == 0 ? new() { Catalog = State(random), Discovery = State(random), List = State(random), Doctor = State(random) } : null,
        };
    }

    public static DiscoveryDocument? WithoutMatches(DiscoveryDocument? discovery) => discovery is null ? null : discovery with
    {
        Entries = [.. discovery.Entries.Select(static entry => entry with { MatchedIntegrationId = null, MatchConfidence = MatchConfidence.None })],
    };

    private static IEnumerable<ManagedEntry> Managed(Random random) => Some(random, Ids).Select(id => Say.Managed(
        id,
        [.. Some(random, Targets).Select(target => Say.Target(target, States[random.Next(States.Length)]))]));

    private static IEnumerable<DiscoveryEntry> Natives(Random random)
    {
        foreach (var id in Some(random, Ids))
        {
            foreach (var target in Some(random, Targets))
            {
                var native = Say.Native(target, $"{id}@team", id);
                yield return random.Next(2) == 0
                    ? native
                    : native.Matched(Ids[random.Next(Ids.Length)], Confidences[random.Next(Confidences.Length)]);
            }
        }
    }

    private static T? Sometimes<T>(Random random, Func<T> make)
        where T : class => random.Next(5) == 0 ? null : make();

    private static IEnumerable<string> Some(Random random, string[] all) => [.. all.Where(_ => random.Next(2) == 0)];

    private static IEnumerable<ManagedEntry> OddRecords(Random random, ReportDocument report) => report.ManagedEntries.SelectMany(entry => Repeated(random, random.Next(12) switch
    {
        0 => entry with { ManagedEntryKey = string.Empty },
        1 => entry with { IntegrationId = string.Empty },
        2 => entry with { ManagedEntryKey = entry.IntegrationId },
        3 => entry with { ManagedEntryKey = "user::alpha" },
        4 => entry with { HealthState = HealthState.From("splendid"), Targets = [.. entry.Targets, .. entry.Targets] },
        _ => entry,
    }));

    private static DiscoveryEntry OddNative(Random random, DiscoveryEntry entry) => random.Next(8) switch
    {
        0 => entry with { DiscoveryKey = Ids[random.Next(Ids.Length)] },
        1 => entry with { DiscoveryKey = string.Empty },
        2 => entry with { EntryKind = EntryKind.UniversalInstalled, Manageability = Manageability.SafeAdopt },
        _ => entry,
    };

    private static IEnumerable<T> Repeated<T>(Random random, T entry) => random.Next(8) == 0 ? [entry, entry] : [entry];

    private static int Version(Random random) => random.Next(10) == 0 ? 2 : 1;

    private static SurfaceState State(Random random) => SurfaceState.Known[random.Next(3)];
}

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
}

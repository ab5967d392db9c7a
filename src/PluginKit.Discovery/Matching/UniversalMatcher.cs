using PluginKit.Contracts.Discovery;
using PluginKit.Contracts.Managed;
using PluginKit.Contracts.Vocabulary;

namespace PluginKit.Discovery.Matching;

/// <summary>
/// The matching ladder. Exact needs a stated mapping or an identity that the catalog's origin publishes; equal names are a heuristic; more than
/// one plausible plugin is no match. A display name alone never matches.
/// </summary>
internal sealed class UniversalMatcher
{
    private readonly Dictionary<(string Target, string NativeId), string> _stated = [];
    private readonly Dictionary<string, UniversalCandidate> _byId = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<UniversalCandidate>> _byName = new(StringComparer.Ordinal);

    public UniversalMatcher(IEnumerable<ManualMapping> stated, IReadOnlyList<UniversalCandidate> candidates)
    {
        foreach (var mapping in stated)
        {
            _stated[(mapping.TargetId, mapping.NativePluginId)] = mapping.IntegrationId;
        }

        foreach (var candidate in candidates)
        {
            if (_byId.TryAdd(candidate.IntegrationId, candidate))
            {
                var name = PlainName(candidate.IntegrationId);
                if (!_byName.TryGetValue(name, out var sameName))
                {
                    _byName[name] = sameName = [];
                }

                sameName.Add(candidate);
            }
        }
    }

    public UniversalMatch Match(string target, NativeCandidate native)
    {
        if (_stated.TryGetValue((target, native.NativePluginId), out var statedId))
        {
            return new(statedId, MatchConfidence.Exact, MatchBasis.ManualMapping);
        }

        if (_byId.TryGetValue(native.PluginName, out var candidate) && Serves(candidate, target))
        {
            var sameRepository = RepositoryIdentity.Compare(candidate.PublisherRepository, native.MarketplaceSource?.Value);
            if (IsPublished(candidate, native) && native.IdentityIsConsistent && sameRepository != false)
            {
                return new(candidate.IntegrationId, MatchConfidence.Exact, MatchBasis.SameMarketplaceIdentity);
            }

            if (sameRepository == true)
            {
                return new(candidate.IntegrationId, MatchConfidence.Heuristic, MatchBasis.SameRepositorySamePluginId);
            }
        }

        return ByName(target, native);
    }

    private static bool IsPublished(UniversalCandidate candidate, NativeCandidate native) =>
        native.MarketplaceName is { } marketplace && candidate.PublishedMarketplaceNames.Contains(marketplace, StringComparer.Ordinal);

    private static bool Serves(UniversalCandidate candidate, string target) => candidate.Targets.Contains(target, StringComparer.Ordinal);

    private UniversalMatch ByName(string target, NativeCandidate native)
    {
        var plausible = Plausible(target, native.PluginName);

        // A title that names another universal plugin is evidence against the match, never for one.
        var contradicting = native.DisplayName is { } title
            && Plausible(target, title).Exists(other => !plausible.Exists(one => ReferenceEquals(one, other)));
        return plausible.Count == 1 && !contradicting
            ? new(plausible[0].IntegrationId, MatchConfidence.Heuristic, MatchBasis.NameHeuristic)
            : UniversalMatch.None;
    }

    private List<UniversalCandidate> Plausible(string target, string name) =>
        _byName.Count > 0 && _byName.TryGetValue(PlainName(name), out var sameName) ? sameName.FindAll(candidate => Serves(candidate, target)) : [];

    // `Chrome DevTools`, `chrome-devtools` and `chrome_devtools` are one name to a person.
    private static string PlainName(string name) => new([.. name.Where(char.IsLetterOrDigit).Select(char.ToLowerInvariant)]);
}

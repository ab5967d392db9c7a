using PluginKit.Contracts.Documents;

namespace PluginKit.Storefront.Entries;

/// <summary>Makes the badges of cards: <c>Universal</c>, <c>Anthropic + Codex</c>, <c>Installed - Codex only</c>.</summary>
internal sealed class ProviderLabeler
{
    private readonly Dictionary<string, string> _labels;

    // One page has thousands of cards and a handful of target sets.
    private readonly Dictionary<string, IReadOnlyList<string>> _universal = new(StringComparer.Ordinal);
    private readonly Dictionary<string, IReadOnlyList<string>> _native = new(StringComparer.Ordinal);

    private ProviderLabeler(Dictionary<string, string> labels) => _labels = labels;

    public static ProviderLabeler Of(IDictionary<string, string> configured, CatalogDocument? catalog)
    {
        var labels = new Dictionary<string, string>(configured, StringComparer.Ordinal);
        foreach (var entry in catalog?.Entries ?? [])
        {
            foreach (var (target, support) in entry.TargetSupport)
            {
                labels.TryAdd(target, support.DisplayName);
            }
        }

        return new(labels);
    }

    /// <summary>The label of one target.</summary>
    public string Provider(string target) => _labels.GetValueOrDefault(target, target);

    /// <summary>The badges of a universal card: what the catalog offers, or else what is managed.</summary>
    public IReadOnlyList<string> Universal(CatalogEntry? offered, IReadOnlyList<string> managed)
    {
        var targets = offered is null ? managed : Offered(offered);
        var key = string.Join('\n', targets);
        if (!_universal.TryGetValue(key, out var labels))
        {
            _universal[key] = labels = Combined(targets) is { } combined ? ["Universal", combined] : ["Universal"];
        }

        return labels;
    }

    /// <summary>The badge of a native card.</summary>
    public IReadOnlyList<string> Native(string target)
    {
        if (!_native.TryGetValue(target, out var labels))
        {
            _native[target] = labels = [$"Installed - {Provider(target)} only"];
        }

        return labels;
    }

    // The badge speaks of the targets that a page offers first; the others stand in the card's members.
    private static IReadOnlyList<string> Offered(CatalogEntry offered)
    {
        var primary = offered.AvailableAppTargets.Where(target => !offered.TargetSupport.TryGetValue(target, out var support)
            || offered.PrimaryActionTargets.Contains(support.AuthoredTarget, StringComparer.Ordinal)).ToArray();
        return primary.Length > 0 ? primary : offered.AvailableAppTargets;
    }

    private string? Combined(IReadOnlyList<string> targets)
    {
        var providers = targets.Order(StringComparer.Ordinal).Select(Provider).Distinct(StringComparer.Ordinal).ToArray();
        return providers.Length switch
        {
            0 => null,
            1 => $"{providers[0]} only",
            _ => string.Join(" + ", providers),
        };
    }
}

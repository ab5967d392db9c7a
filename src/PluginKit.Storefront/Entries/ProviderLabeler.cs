using PluginKit.Contracts.Documents;

namespace PluginKit.Storefront.Entries;

/// <summary>Makes the badges of cards: <c>Universal</c>, <c>Anthropic + Codex</c>, <c>Installed - Codex only</c>.</summary>
internal sealed class ProviderLabeler
{
    private readonly Dictionary<string, string> _labels;
    private readonly CatalogDocument? _catalog;

    // One page has thousands of cards and a handful of target sets.
    private readonly Dictionary<string, IReadOnlyList<string>> _universal = new(StringComparer.Ordinal);
    private readonly Dictionary<string, IReadOnlyList<string>> _native = new(StringComparer.Ordinal);

    private ProviderLabeler(Dictionary<string, string> labels, CatalogDocument? catalog)
    {
        _labels = labels;
        _catalog = catalog;
    }

    public static ProviderLabeler Of(IDictionary<string, string> configured, CatalogDocument? catalog) =>
        new(new Dictionary<string, string>(configured, StringComparer.Ordinal), catalog);

    /// <summary>The label of one target: the application's, else the name of the client that the catalog tells, else its id.</summary>
    public string Provider(string target)
    {
        if (!_labels.TryGetValue(target, out var label))
        {
            _labels[target] = label = NameInCatalog(target) ?? target;
        }

        return label;
    }

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
        var targets = offered.AvailableAppTargets;
        List<string> primary = new(targets.Count);
        for (var index = 0; index < targets.Count; index++)
        {
            if (!offered.TargetSupport.TryGetValue(targets[index], out var support) || offered.PrimaryActionTargets.Contains(support.AuthoredTarget, StringComparer.Ordinal))
            {
                primary.Add(targets[index]);
            }
        }

        return primary.Count > 0 ? primary : targets;
    }

    // Applications name most clients themselves: the catalog is gone through for the others only.
    private string? NameInCatalog(string target)
    {
        foreach (var entry in _catalog?.Entries ?? [])
        {
            if (entry.TargetSupport.TryGetValue(target, out var support))
            {
                return support.DisplayName;
            }
        }

        return null;
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

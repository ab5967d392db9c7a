using System.Collections.Concurrent;
using PluginKit.Adapters.Claude.Marketplaces;

namespace PluginKit.Adapters.Claude.Observing;

/// <summary>Decides for every plugin whether a session loads it; a plugin is loaded only together with those that it needs (measured).</summary>
internal sealed class PluginLoads(ClaudeView view)
{
    /// <summary>A chain of needs that is longer is taken for broken.</summary>
    private const int MaximumDepth = 16;

    private readonly ConcurrentDictionary<string, PluginLoad> _known = new(StringComparer.Ordinal);

    public PluginLoad Of(string pluginRef) => _known.GetOrAdd(pluginRef, static (name, self) => self.Look(name, view: self.View, []), this);

    private ClaudeView View => view;

    private PluginLoad Look(string pluginRef, ClaudeView view, HashSet<string> asking)
    {
        var (name, marketplace) = PluginRefs.Split(pluginRef);
        var known = marketplace is null ? null : view.Known.Find(marketplace);
        var source = MarketplaceFolder.Look(view.Files, known, name, view.CopyOf(pluginRef));
        var toggle = view.Toggle(pluginRef);
        var block = view.Policy.Against(pluginRef, known?.Source ?? (marketplace is null ? null : view.DeclaredSource(marketplace)));
        var missing = toggle.On == true && source.IsLoadable && marketplace is not null ? Missing(pluginRef, marketplace, source, asking) : null;
        return new(pluginRef, toggle, block, source, missing);
    }

    /// <summary>Circles are fine; who is being asked for counts as there.</summary>
    private string? Missing(string pluginRef, string marketplace, PluginSource source, HashSet<string> asking)
    {
        if (source.Manifest is not { Dependencies.Count: > 0 } manifest)
        {
            return null;
        }
        if (asking.Count >= MaximumDepth)
        {
            return "more plugins than can be followed";
        }
        asking.Add(pluginRef);
        foreach (var needed in manifest.Dependencies)
        {
            var name = needed.RefFor(marketplace);
            if (asking.Contains(name))
            {
                continue;
            }
            var load = Look(name, view, asking);
            if (!load.IsLoaded)
            {
                return name;
            }
            if (needed.Versions is { } versions && !VersionRange.Accepts(versions, view.VersionOf(name) ?? load.Source.Manifest?.Version))
            {
                return $"{name} {versions}";
            }
        }
        asking.Remove(pluginRef);
        return null;
    }
}

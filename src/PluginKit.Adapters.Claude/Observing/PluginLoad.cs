using PluginKit.Adapters.Claude.ClientFiles;
using PluginKit.Adapters.Claude.Marketplaces;

namespace PluginKit.Adapters.Claude.Observing;

/// <summary>Whether a session in the workspace loads a plugin, and what everything that takes part says.</summary>
/// <param name="PluginRef">The client's own id.</param>
/// <param name="Toggle">Whether it is on.</param>
/// <param name="Block">The policy against it.</param>
/// <param name="Source">Where it comes from.</param>
/// <param name="Missing">What it needs and does not get, for people; <see langword="null"/> when it has everything.</param>
internal sealed record PluginLoad(string PluginRef, EffectiveToggle Toggle, PolicyBlock? Block, PluginSource Source, string? Missing)
{
    /// <summary>Whether a session has it, by everything that could be read.</summary>
    public bool IsLoaded => Toggle.On == true && Block is null && Source.IsLoadable && Missing is null;
}

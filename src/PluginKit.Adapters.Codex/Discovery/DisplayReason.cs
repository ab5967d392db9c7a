using PluginKit.Adapters.Codex.Configuration;
using PluginKit.Adapters.Codex.Evidence;
using PluginKit.Contracts.Discovery;

namespace PluginKit.Adapters.Codex.Discovery;

/// <summary>Why an entry may only be shown, where it is for more than being somebody else's.</summary>
internal static class DisplayReason
{
    /// <param name="plugin">The plugin.</param>
    /// <param name="isBroken">Whether it neither runs nor has files that could be added.</param>
    public static string? Of(ScopedPlugin plugin, bool isBroken)
    {
        var facts = plugin.Facts;
        return facts.Row == EvidenceRow.ConfigurationBroken || facts.Marketplace?.Problem is not null ? ManageabilityReasons.ClientFileUnusable
            : IsAdministrators(facts) ? ManageabilityReasons.ManagedByPolicy
            : facts.Row == EvidenceRow.Remains || (facts.Row == EvidenceRow.Nothing && isBroken) ? ManageabilityReasons.Remains
            : null;
    }

    private static bool IsAdministrators(PluginFacts facts) =>
        facts.BlockedBy is { Kind: not (ConfigLayerKind.User or ConfigLayerKind.Project) }
        || IsAdministrators(facts.Toggle?.DecidedBy)
        || IsAdministrators(facts.Marketplace?.Table?.Layer);

    private static bool IsAdministrators(ConfigLayer? layer) => layer?.Kind is ConfigLayerKind.Managed or ConfigLayerKind.System;
}

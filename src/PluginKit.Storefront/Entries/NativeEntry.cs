using PluginKit.Contracts.Documents;

namespace PluginKit.Storefront.Entries;

/// <summary>The card of a plugin that sits in a client unmanaged. It has no lifecycle action, whatever it seems to be.</summary>
internal static class NativeEntry
{
    public static ViewEntry Of(EntryDraft draft, DiscoveryEntry native, EntryRules rules) => new()
    {
        EntryKind = draft.Kind,
        EntryId = draft.EntryId,
        Rank = draft.Rank,
        DisplayName = draft.DisplayName,
        Description = native.Description,
        Labels = rules.Labels.Native(native.NativeTarget),
        Version = native.Version,
        NativeTarget = native.NativeTarget,
        NativePluginId = native.NativePluginId,
        ObservedScopes = native.InstalledScopes,
        ObservedState = native.ObservedState,
        ActivationHint = native.ActivationHint,
        Manageability = native.Manageability,
        IdentityEvidence = native.IdentityEvidence,
        StaleSurfaces = rules.Surfaces.StaleForNative,
        Relations = draft.Relations ?? [],
        UnavailableActions = rules.Actions.ForNative(native).Unavailable,
        Warnings = native.Warnings,
        Problems = native.Problems,
    };
}

using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Vocabulary;

namespace PluginKit.Storefront.Entries;

/// <summary>The card of a plugin that sits in a client unmanaged. It has no lifecycle action, whatever it seems to be.</summary>
internal static class NativeEntry
{
    public static ViewEntry Of(DiscoveryEntry native, ProviderLabeler labels) => new()
    {
        EntryKind = EntryKind.NativeExternalInstalled,
        EntryId = native.DiscoveryKey,
        DisplayName = native.DisplayName,
        Description = native.Description,
        Labels = labels.Native(native.NativeTarget),
        Version = native.Version,
        NativeTarget = native.NativeTarget,
        NativePluginId = native.NativePluginId,
        ObservedScopes = native.InstalledScopes,
        ObservedState = native.ObservedState,
        ActivationHint = native.ActivationHint,
        Manageability = native.Manageability,
        IdentityEvidence = native.IdentityEvidence,
        Warnings = native.Warnings,
        Problems = native.Problems,
    };
}

using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Vocabulary;

namespace PluginKit.Storefront.Entries;

/// <summary>The card of a plugin that sits in a client unmanaged. It has no lifecycle action, whatever it seems to be.</summary>
internal static class NativeEntry
{
    public static ViewEntry Of(DiscoveryEntry native, EntryRules rules) => new()
    {
        EntryKind = EntryKind.NativeExternalInstalled,
        EntryId = IdOf(native),
        DisplayName = native.DisplayName,
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
        UnavailableActions = rules.Actions.ForNative(native).Unavailable,
        Warnings = native.Warnings,
        Problems = native.Problems,
    };

    private static string IdOf(DiscoveryEntry native) => string.IsNullOrWhiteSpace(native.DiscoveryKey)
        ? $"{native.NativeTarget}:{native.NativePluginId}:{string.Join('+', native.InstalledScopes.Select(static scope => scope.Value).Order(StringComparer.Ordinal))}"
        : native.DiscoveryKey;
}

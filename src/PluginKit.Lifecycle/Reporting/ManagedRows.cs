using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Vocabulary;
using PluginKit.Lifecycle.State;

namespace PluginKit.Lifecycle.Reporting;

/// <summary>Rows of recorded integrations.</summary>
internal static class ManagedRows
{
    public static ManagedEntry Entry(InstallationRecord record) => new()
    {
        ManagedEntryKey = record.ManagedEntryKey,
        IntegrationId = record.IntegrationId,
        RequestedSourceRef = record.RequestedSourceRef,
        ResolvedSourceRef = record.ResolvedSourceRef,
        ResolvedVersion = record.ResolvedVersion,
        SourceDigest = record.SourceDigest,
        ManifestDigest = record.ManifestDigest,
        WorkspaceRoot = record.WorkspaceRoot,
        LastCheckedAt = record.LastCheckedAt,
        LastUpdatedAt = record.LastUpdatedAt,
        Policy = new()
        {
            Scope = record.Policy.Scope,
            AutoUpdate = record.Policy.AutoUpdate,
            AdoptNewTargets = record.Policy.AdoptNewTargets,
            AllowPrerelease = record.Policy.AllowPrerelease,
        },
        Targets = [.. record.Targets.Values.OrderBy(static target => target.TargetId, StringComparer.Ordinal).Select(Target)],
    };

    public static ManagedTarget Target(TargetInstallation target) => new()
    {
        TargetId = target.TargetId,
        DeliveryKind = target.DeliveryKind,
        CapabilitySurface = target.CapabilitySurface ?? [],
        State = target.State,
        ActivationState = target.ActivationState,
        ActivationHint = ActivationHints.Of(target.State, target.ActivationState),
        NativeRef = target.NativeRef,
        SourceAccessState = target.SourceAccessState is { Length: > 0 } access ? SourceAccessState.From(access) : SourceAccessState.NotChecked,
        EnvironmentRestrictions = target.EnvironmentRestrictions ?? [],
        TargetDetail = TargetRows.Detail(null, target.OwnedNativeObjects ?? [], []),
    };
}

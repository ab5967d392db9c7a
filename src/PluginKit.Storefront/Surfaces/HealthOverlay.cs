using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Problems;

namespace PluginKit.Storefront.Surfaces;

/// <summary>Lays doctor's facts over a record of the list: doctor wins for health and state, list for ownership and policy.</summary>
internal static class HealthOverlay
{
    public static ManagedEntry Apply(ManagedEntry owned, ManagedEntry examined, List<Problem> problems)
    {
        var byTarget = new Dictionary<string, ManagedTarget>(StringComparer.Ordinal);
        foreach (var target in examined.Targets)
        {
            byTarget.TryAdd(target.TargetId, target);
        }

        List<ManagedTarget> targets = new(owned.Targets.Count);
        foreach (var target in owned.Targets)
        {
            targets.Add(byTarget.Remove(target.TargetId, out var health) ? Apply(target, health) : target);
        }

        foreach (var unknown in byTarget.Keys.Order(StringComparer.Ordinal))
        {
            problems.Add(ManagedRecords.Disagreement(
                $"Doctor names the target '{unknown}' of '{owned.IntegrationId}', which the list does not contain; it is not shown.",
                owned.ManagedEntryKey) with
            { TargetId = unknown });
        }

        return owned with
        {
            Targets = targets,
            HealthState = examined.HealthState,
            IssueCount = examined.IssueCount,
            Warnings = [.. owned.Warnings.Union(examined.Warnings, StringComparer.Ordinal)],
            Problems = examined.Problems.Count > 0 ? examined.Problems : owned.Problems,
        };
    }

    private static ManagedTarget Apply(ManagedTarget owned, ManagedTarget health) => owned with
    {
        Summary = health.Summary ?? owned.Summary,
        State = health.State ?? owned.State,
        ActivationState = health.ActivationState ?? owned.ActivationState,
        ActivationHint = health.ActivationHint ?? owned.ActivationHint,
        HealthState = health.HealthState ?? owned.HealthState,
        SourceAccessState = health.SourceAccessState ?? owned.SourceAccessState,
        EnvironmentRestrictions = health.EnvironmentRestrictions,
        ManualSteps = health.ManualSteps,
        NextSteps = health.NextSteps,
        TargetDetail = Apply(owned.TargetDetail, health.TargetDetail),
        Problems = health.Problems,
    };

    // A doctor of another writer may leave details out that list has; what was owned stays owned.
    private static TargetDetail Apply(TargetDetail owned, TargetDetail health) => health with
    {
        OwnedNativeObjects = owned.OwnedNativeObjects.Count > 0 ? owned.OwnedNativeObjects : health.OwnedNativeObjects,
        SettingsFiles = health.SettingsFiles.Count > 0 ? health.SettingsFiles : owned.SettingsFiles,
        ConfigPrecedenceContext = health.ConfigPrecedenceContext.Count > 0 ? health.ConfigPrecedenceContext : owned.ConfigPrecedenceContext,
        EffectiveNativeRoot = health.EffectiveNativeRoot ?? owned.EffectiveNativeRoot,
        Warnings = [.. owned.Warnings.Union(health.Warnings, StringComparer.Ordinal)],
    };
}

using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Vocabulary;
using PluginKit.Storefront.Entries;

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
        var worst = owned.Targets.Count == 0 ? HealthState.Unknown : HealthState.Healthy;
        foreach (var target in owned.Targets)
        {
            var isExamined = byTarget.Remove(target.TargetId, out var health);
            targets.Add(isExamined ? Apply(target, health!) : target with { HealthState = null });
            worst = TargetFacts.Worse(worst, isExamined ? TargetFacts.HealthOf(health!) : HealthState.Unknown);
        }

        problems.AddRange(byTarget.Keys.Order(StringComparer.Ordinal).Select(unknown => Unowned(owned, unknown)));
        return owned with
        {
            Targets = targets,
            HealthState = examined.HealthState ?? worst,
            IssueCount = examined.IssueCount,
            SourceCheckedAt = examined.SourceCheckedAt,
            Warnings = Distinct.Texts(owned.Warnings, examined.Warnings),
            Problems = Distinct.Problems(owned.Problems, examined.Problems),
        };
    }

    private static Problem Unowned(ManagedEntry owned, string target) => ManagedRecords.Disagreement(
        $"Doctor names the target '{target}' of '{owned.IntegrationId}', which the list does not contain; it is not shown.",
        owned.ManagedEntryKey) with
    { TargetId = target };

    private static ManagedTarget Apply(ManagedTarget owned, ManagedTarget health) => owned with
    {
        Summary = health.Summary ?? owned.Summary,
        State = health.State ?? owned.State,
        ActivationState = health.ActivationState ?? owned.ActivationState,
        ActivationHint = health.ActivationHint ?? owned.ActivationHint,
        HealthState = health.HealthState,
        Staleness = health.Staleness ?? owned.Staleness,
        StalenessEvidence = health.StalenessEvidence.Count > 0 ? health.StalenessEvidence : owned.StalenessEvidence,
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
        Warnings = Distinct.Texts(owned.Warnings, health.Warnings),
    };
}

using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Vocabulary;

namespace PluginKit.Storefront.Sessions;

/// <summary>
/// Lays the result of a mutation over an older list or doctor, target by target and only as far as it says a state: nothing is shown that the result
/// does not tell.
/// </summary>
internal sealed class ResultOverlay(ResultDocument result, StorefrontMutation mutation, StorefrontContext context)
{
    public ReportDocument Onto(ReportDocument report)
    {
        List<ManagedEntry> entries = [.. report.ManagedEntries];
        var changes = false;
        foreach (var done in result.Reports.Count > 0 ? result.Reports : [result.Report])
        {
            changes |= Lay(entries, done, isDoctor: report.ReportKind == ReportKind.Doctor);
        }

        return changes ? report with { ManagedEntries = entries } : report;
    }

    private bool Lay(List<ManagedEntry> entries, MutationReport done, bool isDoctor)
    {
        var told = done.Targets.Where(target => target.State is not null && IsAsked(target.TargetId)).ToList();
        if (told.Count == 0 || string.IsNullOrWhiteSpace(done.ManagedEntryKey))
        {
            return false;
        }

        var index = entries.FindIndex(entry => string.Equals(entry.ManagedEntryKey, done.ManagedEntryKey, StringComparison.Ordinal));
        var isNew = index < 0;
        if (isNew && !told.Exists(static target => IsThere(target) && (target.Outcome == TargetOutcome.Applied || target.Outcome == TargetOutcome.Degraded)))
        {
            // What failed or was undone made no record.
            return false;
        }

        var entry = Changed(isNew ? New(done) : entries[index], done, told, isDoctor);
        if (isNew)
        {
            entries.Add(entry);
        }
        else if (entry.Targets.Count == 0)
        {
            entries.RemoveAt(index);
        }
        else
        {
            entries[index] = entry;
        }

        return true;
    }

    private static ManagedEntry Changed(ManagedEntry entry, MutationReport done, List<ManagedTarget> told, bool isDoctor)
    {
        var targets = new Dictionary<string, ManagedTarget>(StringComparer.Ordinal);
        foreach (var target in entry.Targets)
        {
            targets.TryAdd(target.TargetId, target);
        }

        foreach (var target in told)
        {
            if (IsThere(target))
            {
                targets[target.TargetId] = ChangedTarget(targets.GetValueOrDefault(target.TargetId) ?? new() { TargetId = target.TargetId, DeliveryKind = target.DeliveryKind }, target);
            }
            else
            {
                targets.Remove(target.TargetId);
            }
        }

        // The revision of a mutation that was undone is not what is installed.
        var isInstalled = told.Exists(static target => IsThere(target) && target.Outcome == TargetOutcome.Applied);
        return entry with
        {
            Targets = [.. targets.Values.OrderBy(static target => target.TargetId, StringComparer.Ordinal)],
            ResolvedVersion = isInstalled ? done.ResolvedVersion ?? entry.ResolvedVersion : entry.ResolvedVersion,
            ResolvedSourceRef = isInstalled ? done.ResolvedSourceRef ?? entry.ResolvedSourceRef : entry.ResolvedSourceRef,
            HealthState = isDoctor ? null : entry.HealthState,
            IssueCount = isDoctor ? null : entry.IssueCount,
            Problems = done.Problems,
            Warnings = [],
        };
    }

    private static ManagedTarget ChangedTarget(ManagedTarget target, ManagedTarget told) => target with
    {
        Summary = null,
        State = told.State,
        ActivationState = told.ActivationState,
        ActivationHint = told.ActivationHint,
        HealthState = told.HealthState,
        NativeRef = told.NativeRef ?? target.NativeRef,
        CapabilitySurface = told.CapabilitySurface.Count > 0 ? told.CapabilitySurface : target.CapabilitySurface,
        EnvironmentRestrictions = told.EnvironmentRestrictions,
        ManualSteps = told.ManualSteps,
        NextSteps = told.NextSteps,
        Staleness = null,
        StalenessEvidence = [],
        TargetDetail = told.TargetDetail,
        Problems = told.Problems,
    };

    private ManagedEntry New(MutationReport done) => new()
    {
        ManagedEntryKey = done.ManagedEntryKey,
        IntegrationId = done.IntegrationId,
        RequestedSourceRef = done.RequestedSourceRef,
        WorkspaceRoot = done.WorkspaceRoot,
        Policy = new() { Scope = result.RequestedScope ?? mutation.Scope, AdoptNewTargets = "manual" },
    };

    private bool IsAsked(string target) => context.Targets.Count == 0 || context.Targets.Contains(target, StringComparer.Ordinal);

    private static bool IsThere(ManagedTarget target) => target.State != InstallState.Removed;
}

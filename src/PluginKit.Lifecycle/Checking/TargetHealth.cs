using PluginKit.Contracts.Clients;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Vocabulary;
using PluginKit.Lifecycle.Planning;
using PluginKit.Lifecycle.State;

namespace PluginKit.Lifecycle.Checking;

/// <summary>Compares what is recorded of a target with what its client's files say.</summary>
internal static class TargetHealth
{
    /// <summary>
    /// Health and problems of a target. A reload or new thread that is still to come is no issue: it ends by itself and nothing can observe it.
    /// </summary>
    public static (HealthState Health, IReadOnlyList<Problem> Problems) Of(
        RecordedTarget recordedTarget, TargetObservation seen, string? foundDigest)
    {
        var (record, recorded, receipt, _) = recordedTarget;
        var integrationId = record.IntegrationId;
        var deliveredDigest = receipt?.DeliveryDigest;
        var problems = new List<Problem>(seen.Problems);
        var target = recorded.TargetId;
        if (recorded.State == InstallState.Degraded)
        {
            problems.Add(About(ProblemCodes.TargetDegraded, integrationId, target, $"An earlier operation left '{integrationId}' on '{target}' degraded."));
        }
        else if (seen.State == InstallState.Removed)
        {
            problems.Add(About(ProblemCodes.TargetMissing, integrationId, target, $"'{integrationId}' is not in '{target}' any more."));
        }
        else if (seen.State == InstallState.Degraded)
        {
            var code = seen.ActivationHint == ActivationHint.RunningWithoutSource ? ProblemCodes.RunningWithoutSource
                : seen.ActivationHint == ActivationHint.BlockedByPolicy ? ProblemCodes.ManagedPolicyBlock
                : ProblemCodes.TargetDegraded;
            problems.Add(About(code, integrationId, target, $"'{integrationId}' does not work in '{target}' as recorded{Evidence(seen)}."));
        }
        else if (seen.State == InstallState.Disabled && recorded.State != InstallState.Disabled)
        {
            problems.Add(About(ProblemCodes.TargetDisabled, integrationId, target, $"'{integrationId}' is switched off in '{target}'."));
        }
        else if (seen.State == InstallState.ActivationPending || seen.State == InstallState.Prepared)
        {
            problems.Add(About(ProblemCodes.TargetActivationPending, integrationId, target, $"'{integrationId}' waits for its user in '{target}'."));
        }

        if (deliveredDigest is not null && foundDigest is not null && !string.Equals(deliveredDigest, foundDigest, StringComparison.Ordinal))
        {
            problems.Add(About(ProblemCodes.TargetContentDrift, integrationId, target, $"The files of '{integrationId}' on '{target}' are not what was installed."));
        }

        if (!string.Equals(recordedTarget.SourceDigest, record.SourceDigest, StringComparison.Ordinal))
        {
            problems.Add(About(
                ProblemCodes.TargetOutdated, integrationId, target, $"'{target}' still has {recordedTarget.Version} of '{integrationId}'; the others have {record.ResolvedVersion}."));
        }

        return (Worst(problems), problems);
    }

    /// <summary>The health that goes with problems.</summary>
    public static HealthState Worst(IReadOnlyList<Problem> problems)
    {
        if (problems.Any(static problem => problem.IsError))
        {
            return HealthState.Degraded;
        }

        return problems.Any(IsIssue) ? HealthState.Attention : HealthState.Healthy;
    }

    /// <summary>Whether a problem counts as an issue of doctor.</summary>
    public static bool IsIssue(Problem problem) =>
        problem.IsError || problem.Code is ProblemCodes.TargetDisabled or ProblemCodes.TargetActivationPending or ProblemCodes.TargetUnknown or ProblemCodes.TargetOutdated or ProblemCodes.ReceiptUnreadable or ProblemCodes.ReceiptCorrupt or ProblemCodes.StoreEntryDamaged;

    private static string Evidence(TargetObservation seen) => seen.Evidence.Count == 0 ? string.Empty : $" ({string.Join("; ", seen.Evidence)})";

    /// <summary>A problem of a target whose next step names integration and target.</summary>
    public static Problem About(string code, string integrationId, string target, string message)
    {
        var problem = Problem.Of(code, message) with { TargetId = target };
        return problem with
        {
            NextStep = problem.NextStep is { } step ? NextStep.Of(step.Action, ("integration_id", integrationId), ("target", target)) : null,
        };
    }
}

using PluginKit.Contracts.Clients;
using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Vocabulary;
using PluginKit.Lifecycle.Checks;
using PluginKit.Lifecycle.State;

namespace PluginKit.Lifecycle.Checking;

/// <summary>
/// What a target still waits for. It ends by observation, where the client's files prove it, or by its user's word, where nothing can (decision 15 of the
/// design): doctor does not nag for ever.
/// </summary>
internal static class PendingActivation
{
    private static readonly EnvironmentRestriction[] OfSessions =
        [EnvironmentRestriction.ReloadRequired, EnvironmentRestriction.RestartRequired, EnvironmentRestriction.NewThreadRequired];

    private static readonly EnvironmentRestriction[] OfActivation =
        [EnvironmentRestriction.NativeActivationRequired, EnvironmentRestriction.NativeAuthRequired];

    /// <summary>Whether running sessions do not have yet what is installed.</summary>
    public static bool IsSessionBehind(TargetInstallation target, TargetObservation seen, bool isAcknowledged) =>
        !isAcknowledged && Acknowledgements.IsSessionPending(target) && seen.State == InstallState.Installed;

    /// <summary>Whether the client's files prove that what was pending is done.</summary>
    public static bool IsProven(TargetInstallation target, TargetObservation seen) =>
        seen.State == InstallState.Installed
        && (target.State == InstallState.ActivationPending || target.State == InstallState.AuthPending || target.State == InstallState.Prepared
            || target.ActivationState == ActivationState.NativeActivationPending);

    /// <summary>A row without what is done, and with a step for what is not.</summary>
    public static ManagedTarget Settle(ManagedTarget row, TargetInstallation target, TargetObservation seen, bool isAcknowledged)
    {
        var isDone = isAcknowledged && Acknowledgements.IsSessionPending(target);
        var isProven = IsProven(target, seen);
        var left = row.EnvironmentRestrictions
            .Where(restriction => !(isDone && OfSessions.Contains(restriction)) && !(isProven && OfActivation.Contains(restriction)))
            .ToList();
        var settled = row with
        {
            EnvironmentRestrictions = left,
            ActivationState = isDone || isProven ? ActivationState.NotRequired : row.ActivationState,
            ActivationHint = isDone || isProven ? seen.ActivationHint : row.ActivationHint,
        };
        var steps = row.NextSteps.ToList();
        foreach (var step in Steps(settled))
        {
            if (!steps.Exists(known => known.Action == step.Action))
            {
                steps.Add(step);
            }
        }

        return settled with { NextSteps = steps, ManualSteps = Reporting.ProblemTexts.Steps(steps) };
    }

    /// <summary>What state, restrictions and hint of a target ask its user to do, in this order.</summary>
    private static IEnumerable<NextStep> Steps(ManagedTarget row)
    {
        if (row.State != InstallState.Installed && row.State != InstallState.ActivationPending && row.State != InstallState.AuthPending && row.State != InstallState.Prepared)
        {
            yield break;
        }

        if (row.State == InstallState.AuthPending || row.ActivationHint == ActivationHint.SignInNeeded)
        {
            yield return Step(NextStepActions.SignIn, row);
        }

        if (row.State == InstallState.ActivationPending)
        {
            yield return Step(NextStepActions.ActivateInClient, row);
        }

        foreach (var action in row.EnvironmentRestrictions.Select(Action).OfType<string>())
        {
            yield return Step(action, row);
        }

        if (Action(row.ActivationHint) is { } hinted)
        {
            yield return Step(hinted, row);
        }
    }

    private static string? Action(EnvironmentRestriction restriction) => restriction switch
    {
        var known when known == EnvironmentRestriction.NewThreadRequired => NextStepActions.OpenNewThread,
        var known when known == EnvironmentRestriction.ReloadRequired => NextStepActions.ReloadPlugins,
        var known when known == EnvironmentRestriction.RestartRequired => NextStepActions.RestartClient,
        var known when known == EnvironmentRestriction.NativeActivationRequired => NextStepActions.ActivateInClient,
        var known when known == EnvironmentRestriction.NativeAuthRequired || known == EnvironmentRestriction.SourceAuthRequired => NextStepActions.SignIn,
        _ => null,
    };

    private static string? Action(ActivationHint? hint) => hint switch
    {
        { } known when known == ActivationHint.ReloadNeeded => NextStepActions.ReloadPlugins,
        { } known when known == ActivationHint.RestartNeeded => NextStepActions.RestartClient,
        { } known when known == ActivationHint.NewThreadNeeded => NextStepActions.OpenNewThread,
        _ => null,
    };

    private static NextStep Step(string action, ManagedTarget row) => NextStep.Of(action, ("client", row.TargetId));
}

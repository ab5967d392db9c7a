using PluginKit.Contracts.Clients;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Vocabulary;
using PluginKit.Lifecycle.Clients;
using PluginKit.Lifecycle.Planning;

namespace PluginKit.Lifecycle.Execution;

/// <summary>Looks again, with fresh eyes, and compares with what the plan expected. A command's success is no proof.</summary>
internal sealed class TargetVerification(AdapterRegistry adapters, Func<ClientContexts> contexts)
{
    public async Task<(TargetObservation? Observation, Problem? Disproof)> CheckAsync(
        PlannedTarget target, OperationFrame frame, CancellationToken cancellationToken)
    {
        if (adapters.Find(target.TargetId) is not { } adapter)
        {
            return (null, Problem.Of(ProblemCodes.VerificationFailed, $"No adapter is registered that could check '{target.TargetId}'."));
        }

        try
        {
            var observation = await adapter.ObserveAsync(
                new()
                {
                    Client = contexts().For(adapter, frame.WorkspaceRoot, frame.Programs.GetValueOrDefault(target.TargetId) ?? []),
                    IntegrationId = frame.IntegrationId,
                    Scope = frame.Scope,
                    Record = target.Record is null ? null : ManagedFacts.Expected(target),
                },
                cancellationToken).ConfigureAwait(false);
            return (observation, Disproof(target, observation));
        }
        catch (Exception exception) when (exception is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            return (null, Problem.Of(ProblemCodes.AdapterFaulted, $"The adapter of '{target.TargetId}' failed: {exception.GetType().Name}: {exception.Message}"));
        }
    }

    private static Problem? Disproof(PlannedTarget target, TargetObservation observation)
    {
        var expected = target.Record?.State ?? InstallState.Removed;
        if (observation.State == expected)
        {
            return null;
        }

        return Problem.Of(
            ProblemCodes.VerificationFailed,
            $"'{target.TargetId}' was to be '{expected}' and its files say '{observation.State}'.") with
        {
            TargetId = target.TargetId,
            Details = new SortedDictionary<string, string>(StringComparer.Ordinal) { ["evidence"] = string.Join("; ", observation.Evidence) },
        };
    }
}

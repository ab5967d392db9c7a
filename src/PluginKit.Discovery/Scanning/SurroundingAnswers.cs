using Microsoft.Extensions.Logging;
using PluginKit.Contracts.Managed;
using PluginKit.Contracts.Problems;

namespace PluginKit.Discovery.Scanning;

/// <summary>What the two optional neighbours say: what is managed, and what exists universally. Neither can cost an entry.</summary>
internal sealed class SurroundingAnswers(ILogger<SurroundingAnswers> logger, IManagedInstallations? managed, IUniversalCandidates? universal)
{
    public async ValueTask<ManagedInstallationsView> ManagedAsync(List<Problem> problems, CancellationToken cancellationToken)
    {
        if (managed is null)
        {
            return new([], null);
        }

        ManagedInstallationsView view;
        try
        {
            view = await managed.ReadAsync(cancellationToken).ConfigureAwait(false);
        }
#pragma warning disable CA1031 // Whatever the implementation throws, the plugins that sit in the clients are still there.
        catch (Exception exception) when (exception is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
#pragma warning restore CA1031
        {
            logger.ManagedStateFaulted(exception.GetType().Name);
            view = new([], Problem.Of(ProblemCodes.ManagedStateUnavailable, $"Reading managed state failed with {exception.GetType().Name}."));
        }

        if (view.Problem is { } reason)
        {
            logger.ManagedStateUnavailable(reason.Code);
            problems.Add(Because(
                ProblemCodes.ManagedStateUnavailable, "Managed state could not be read; managed plugins may appear as native ones", reason));
        }

        return view;
    }

    /// <summary>The candidates; none when they are missing or stale, because what is not among them might be the better match.</summary>
    public async ValueTask<IReadOnlyList<UniversalCandidate>> UniversalAsync(List<Problem> problems, CancellationToken cancellationToken)
    {
        if (universal is null)
        {
            return [];
        }

        UniversalCandidatesView view;
        try
        {
            view = await universal.ReadAsync(cancellationToken).ConfigureAwait(false);
        }
#pragma warning disable CA1031 // A catalog that fails costs relations, never an entry.
        catch (Exception exception) when (exception is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
#pragma warning restore CA1031
        {
            logger.UniversalCandidatesFaulted(exception.GetType().Name);
            view = new([], Problem.Of(ProblemCodes.UniversalCandidatesUnavailable, $"Reading the catalog failed with {exception.GetType().Name}."));
        }

        if (view.Problem is not { } reason)
        {
            return view.Candidates;
        }

        logger.UniversalCandidatesUnavailable(reason.Code);
        problems.Add(Because(
            ProblemCodes.UniversalCandidatesUnavailable, "Universal plugins could not be read or are older answers; no relations to them are shown", reason));
        return [];
    }

    private static Problem Because(string code, string message, Problem reason) =>
        Problem.Of(code, $"{message}: {reason.Message}", reason.Path) with
        {
            Details = new Dictionary<string, string>(StringComparer.Ordinal) { ["reason"] = reason.Code },
            // What helps is what helps against the reason: a newer state is not restored from a backup.
            NextStep = reason.NextStep ?? Problem.Of(code, message).NextStep,
        };
}

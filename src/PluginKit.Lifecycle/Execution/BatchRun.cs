using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Sources;
using PluginKit.Contracts.Vocabulary;
using PluginKit.Lifecycle.Planning;
using PluginKit.Lifecycle.Reporting;
using PluginKit.Lifecycle.Requests;

namespace PluginKit.Lifecycle.Execution;

/// <summary>
/// Applies the plans of a batch one after the other. Each is an operation of its own with its own lock and commit, so that others get their turn between
/// them and readers see whole integrations; one that fails stops nobody. The sources are resolved once for all of them.
/// </summary>
internal static class BatchRun
{
    public static async Task<ResultDocument> ApplyAsync(
        LifecyclePlan batch,
        Func<LifecyclePlan, SourceSession, Task<ResultDocument>> apply,
        CancellationToken cancellationToken)
    {
        var session = new SourceSession();
        await using (session.ConfigureAwait(false))
        {
            var results = new List<ResultDocument>();
            foreach (var part in batch.Parts)
            {
                results.Add(await ApplyAsync(part, session, apply, cancellationToken).ConfigureAwait(false));
            }

            if (cancellationToken.IsCancellationRequested && !results.Exists(IsCommitted))
            {
                throw new OperationCanceledException("The batch was cancelled; everything that had begun was undone.", cancellationToken);
            }

            return BatchReport.Result(batch, results);
        }
    }

    private static async Task<ResultDocument> ApplyAsync(
        LifecyclePlan part, SourceSession session, Func<LifecyclePlan, SourceSession, Task<ResultDocument>> apply, CancellationToken cancellationToken)
    {
        try
        {
            return cancellationToken.IsCancellationRequested ? Cancelled(part) : await apply(part, session).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return Cancelled(part);
        }
    }

    private static ResultDocument Cancelled(LifecyclePlan part) => ResultReport.NotBegun(part, Problem.Of(
        ProblemCodes.BatchCancelled, $"The batch was cancelled; '{part.IntegrationId}' is as it was."));

    /// <summary>Whether something of it stays: a mutation that only found nothing to do has no operation.</summary>
    private static bool IsCommitted(ResultDocument result) =>
        result.Outcome == Outcome.PartialSuccess || result.Outcome == Outcome.Degraded || (result.Outcome == Outcome.Applied && result.Report.OperationId.Length > 0);
}

using PluginKit.Contracts.Documents;
using PluginKit.Lifecycle.Journal;
using PluginKit.Lifecycle.State;

namespace PluginKit.Lifecycle.Checking;

/// <summary>
/// Looks again when an operation began or ended while the machine was looked at: a report made of the record before it and the files after it would call
/// something broken that never was.
/// </summary>
internal sealed class SteadyLook(StateStore state, JournalStore journals)
{
    private const int Attempts = 3;

    public async Task<ReportDocument> AskAsync(Func<Task<SeenReport>> look)
    {
        for (var attempt = 1; ; attempt++)
        {
            var seen = await look().ConfigureAwait(false);
            if (attempt == Attempts || seen.Report.IssueCount is null or 0 || seen.Report.ManagedEntries.Count == 0 || IsOfNow(seen))
            {
                return seen.Report;
            }
        }
    }

    private bool IsOfNow(SeenReport seen) =>
        string.Equals(state.Read().Digest, seen.StateDigest, StringComparison.Ordinal)
        && journals.ReadOpen().Where(static open => open.Intent is not null).Select(static open => open.OperationId)
            .SequenceEqual(seen.Report.OpenOperations.Select(static open => open.OperationId), StringComparer.Ordinal);
}

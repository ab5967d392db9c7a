using System.Globalization;
using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Vocabulary;
using PluginKit.Lifecycle.Diagnostics;
using PluginKit.Lifecycle.Exclusion;
using PluginKit.Lifecycle.Journal;
using PluginKit.Lifecycle.Planning;
using PluginKit.Lifecycle.Receipts;
using PluginKit.Lifecycle.Reporting;
using PluginKit.Lifecycle.Requests;
using PluginKit.Lifecycle.State;

namespace PluginKit.Lifecycle.Checks;

/// <summary>
/// What nobody can observe, its user says: a session was reloaded (decision 15 of the design). It holds for the revision of the record that it was said
/// of; the next mutation asks again.
/// </summary>
internal sealed class Acknowledgements(ManagedSubjects subjects, CheckStore checks, OperationLock exclusion, OperationRecords records, OperationIds ids)
{
    public const string Operation = "acknowledge";

    /// <summary>The line in the log is not worth waiting for a long operation.</summary>
    private static readonly ApplyOptions LogPatience = new() { LockTimeout = TimeSpan.FromSeconds(5) };

    public async Task<ResultDocument> AcknowledgeAsync(string integrationId, IReadOnlyList<string> targets, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var (subject, refused) = subjects.Find(MutationRequest.Of(new UpdateRequest { IntegrationId = integrationId, Targets = targets, AdoptNewTargets = "manual" }));
        var pending = subject?.Targets.Where(IsSessionPending).Select(static target => target.TargetId).ToList() ?? [];
        if (pending.Count == 0)
        {
            return Document(string.Empty, integrationId, targets, subject, pending, refused);
        }

        var operationId = ids.Next(Operation);
        var begun = records.Begin([checks.FilePath]);
        var problem = await checks.ChangeAsync(file => With(file, integrationId, pending, RevisionOf(subject!.Record, subject.Receipt)), cancellationToken).ConfigureAwait(false);
        var document = Document(operationId, integrationId, targets, subject, pending, problem);
        var entry = OperationRecords.Blank(begun, operationId, Operation, integrationId) with
        {
            Scope = subject!.Record.Policy.Scope,
            WorkspaceRoot = subject.Record.EffectiveWorkspace,
            Outcome = document.Outcome,
            Targets = [.. document.Report.Targets.Select(static target => new OperationLogTarget { TargetId = target.TargetId, Action = ActionClass.Noop, Outcome = target.Outcome!.Value })],
            ProblemCodes = OperationRecords.Codes(document.Problems),
        };
        return await LogAsync(begun, entry).ConfigureAwait(false) is not { } unwritten
            ? document
            : document with { Problems = [.. document.Problems, unwritten], Warnings = [.. document.Warnings, .. ProblemTexts.Warnings([unwritten])] };
    }

    /// <summary>What is said is kept already: nobody's token takes it back, and a log that is busy is a warning.</summary>
    private async Task<Problem?> LogAsync(OperationSight begun, OperationLogEntry entry)
    {
        var (held, busy) = await exclusion.AcquireAsync(Operation, LogPatience, CancellationToken.None).ConfigureAwait(false);
        if (held is null)
        {
            return Problem.Of(ProblemCodes.OperationLogUnavailable, $"The acknowledgement is not in the operation log: {busy!.Message}", busy.Path);
        }

        await using (held.ConfigureAwait(false))
        {
            return records.Write(begun, entry);
        }
    }

    /// <summary>Whether the user said so of this very revision.</summary>
    public static bool IsAcknowledged(CheckFile file, InstallationRecord record, ReceiptRead receipt, string targetId) =>
        file.Acknowledged.TryGetValue(record.IntegrationId, out var targets)
        && targets.TryGetValue(targetId, out var revision)
        && string.Equals(revision, RevisionOf(record, receipt), StringComparison.Ordinal);

    /// <summary>What a running session has to do by itself and no file tells.</summary>
    public static bool IsSessionPending(TargetInstallation target) =>
        target.ActivationState is { } pending
        && (pending == ActivationState.ReloadPending || pending == ActivationState.RestartPending || pending == ActivationState.NewThreadPending);

    /// <summary>The operation that the record is of. A record of the existing tool has no receipt; its time has to do.</summary>
    private static string RevisionOf(InstallationRecord record, ReceiptRead receipt) =>
        receipt.Receipt?.OperationId ?? record.LastUpdatedAt.UtcDateTime.ToString("O", CultureInfo.InvariantCulture);

    private static CheckFile With(CheckFile file, string integrationId, List<string> targets, string revision)
    {
        var all = new SortedDictionary<string, IReadOnlyDictionary<string, string>>(file.Acknowledged.ToDictionary(StringComparer.Ordinal), StringComparer.Ordinal);
        var mine = new SortedDictionary<string, string>(all.GetValueOrDefault(integrationId)?.ToDictionary(StringComparer.Ordinal) ?? [], StringComparer.Ordinal);
        targets.ForEach(target => mine[target] = revision);
        all[integrationId] = mine;
        return file with { Acknowledged = all };
    }

    private static ResultDocument Document(
        string operationId, string integrationId, IReadOnlyList<string> targets, ManagedSubject? subject, List<string> pending, Problem? problem)
    {
        // Here the write is all there is to do: not to have kept it is to have failed.
        var outcome = problem is null ? Outcome.Applied : Outcome.Failed;
        IReadOnlyList<Problem> problems = problem is null ? [] : [problem with { Severity = ProblemSeverity.Error }];
        return new()
        {
            Format = DocumentFormats.Result,
            RequestedIntegrationId = integrationId,
            RequestedTargets = targets,
            Ok = problem is null,
            Outcome = outcome,
            Problems = problems,
            Report = new()
            {
                OperationId = operationId,
                Operation = Operation,
                Summary = problem is not null ? $"{Operation} '{integrationId}' {outcome}: {problem.Message}"
                    : pending.Count == 0 ? $"Nothing of '{integrationId}' waits for its user."
                    : $"'{integrationId}' is taken as active in {string.Join(", ", pending)}.",
                IntegrationId = integrationId,
                ManagedEntryKey = subject?.Record.ManagedEntryKey ?? Contracts.Targets.ManagedEntryKeys.Planned(integrationId),
                RequestedTargetCount = subject?.Targets.Count() ?? 0,
                Targets =
                [
                    .. (subject?.Targets ?? []).Select(target => ManagedRows.Target(target) with
                    {
                        ActionClass = ActionClass.Noop,
                        Outcome = !pending.Contains(target.TargetId) ? TargetOutcome.Noop : problem is null ? TargetOutcome.Applied : TargetOutcome.Failed,
                    }),
                ],
            },
        };
    }
}

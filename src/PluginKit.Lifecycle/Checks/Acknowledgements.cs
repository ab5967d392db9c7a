using System.Globalization;
using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Vocabulary;
using PluginKit.Lifecycle.Planning;
using PluginKit.Lifecycle.Receipts;
using PluginKit.Lifecycle.Reporting;
using PluginKit.Lifecycle.State;

namespace PluginKit.Lifecycle.Checks;

/// <summary>
/// What nobody can observe, its user says: a session was reloaded (decision 15 of the design). It holds for the revision of the record that it was said
/// of; the next mutation asks again.
/// </summary>
internal sealed class Acknowledgements(ManagedSubjects subjects, CheckStore checks)
{
    public const string Operation = "acknowledge";

    public ResultDocument Acknowledge(string integrationId, IReadOnlyList<string> targets)
    {
        var (subject, refused) = subjects.Find(MutationRequest.Of(new Requests.UpdateRequest { IntegrationId = integrationId, Targets = targets, AdoptNewTargets = "manual" }));
        if (subject is null)
        {
            return Document(integrationId, targets, null, [], refused);
        }

        var pending = subject.Targets.Where(IsSessionPending).Select(static target => target.TargetId).ToList();
        var problem = pending.Count == 0 ? null : checks.Change(file => With(file, integrationId, pending, RevisionOf(subject.Record, subject.Receipt)));
        return Document(integrationId, targets, subject, pending, problem);
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

    private static ResultDocument Document(string integrationId, IReadOnlyList<string> targets, ManagedSubject? subject, List<string> pending, Problem? problem)
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
                OperationId = string.Empty,
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

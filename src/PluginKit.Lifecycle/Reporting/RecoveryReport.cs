using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Vocabulary;
using PluginKit.Lifecycle.Recovery;

namespace PluginKit.Lifecycle.Reporting;

/// <summary>The document of a recovery: one report per operation, the first one also in <c>report</c>.</summary>
internal static class RecoveryReport
{
    public static ResultDocument Refused(Problem problem) => Document(Outcome.Failed, [problem], [], problem.Message);

    public static ResultDocument Of(IReadOnlyList<RecoveredOperation> operations)
    {
        var problems = operations.SelectMany(static operation => operation.Problems).ToList();
        problems.AddRange(operations.Where(static operation => operation.Outcome != Outcome.Degraded).Select(static operation => Problem.Of(
            ProblemCodes.OperationRecovered, $"The operation '{operation.OperationId}' was brought to its end: {operation.Outcome}.")));
        var outcome = operations.Any(static operation => operation.Outcome == Outcome.Degraded) ? Outcome.Degraded : Outcome.Applied;
        var summary = operations.Count == 0 ? "There was nothing to recover." : $"{operations.Count} operation(s) brought to their end: {outcome}.";
        return Document(outcome, problems, [.. operations.Select(Row)], summary);
    }

    private static ResultDocument Document(Outcome outcome, IReadOnlyList<Problem> problems, IReadOnlyList<MutationReport> reports, string summary) => new()
    {
        Format = DocumentFormats.Result,
        Ok = OutcomeRules.IsOk(outcome, problems.Any(static problem => problem.IsError)),
        Outcome = outcome,
        Warnings = ProblemTexts.Warnings(problems),
        Problems = problems,
        Reports = reports,
        Report = reports.Count == 1 ? reports[0] : new()
        {
            OperationId = string.Empty,
            Operation = "recover",
            Summary = summary,
            IntegrationId = string.Empty,
            ManagedEntryKey = string.Empty,
        },
    };

    private static MutationReport Row(RecoveredOperation operation) => new()
    {
        OperationId = operation.OperationId,
        Operation = operation.Intent?.Operation ?? "unknown",
        Outcome = operation.Outcome,
        Summary = $"'{operation.OperationId}' ended {operation.Outcome}.",
        IntegrationId = operation.Intent?.IntegrationId ?? string.Empty,
        ManagedEntryKey = operation.Intent?.ManagedEntryKey ?? string.Empty,
        WorkspaceRoot = operation.Intent?.WorkspaceRoot,
        RequestedTargetCount = operation.Intent?.Targets.Count ?? 0,
        Targets =
        [
            .. (operation.Intent?.Targets ?? []).Select(target => TargetRows.Planned(target) with
            {
                Blocking = null,
                Outcome = operation.OutcomeOf(target.TargetId),
            }),
        ],
    };
}

using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Vocabulary;
using PluginKit.Lifecycle.Reporting;
using PluginKit.Platform.Disk;

namespace PluginKit.Lifecycle.Collecting;

/// <summary>Turns what was found and done into its document.</summary>
internal static class CollectionReport
{
    public static CollectionDocument Refused(Problem problem) => Document(Outcome.Failed, string.Empty, [], [problem], problem.Message);

    public static CollectionDocument Planned(IReadOnlyList<Finding> findings, IReadOnlyList<Problem> problems) => Document(
        Outcome.Planned,
        string.Empty,
        [.. findings.Select(static finding => finding.Item)],
        problems,
        $"{findings.Count(static finding => finding.Item.Collect)} of {findings.Count} folder(s) and lease(s) would be deleted.");

    public static CollectionDocument Done(string operationId, IReadOnlyList<Finding> findings, IReadOnlyList<Problem> problems, IDisk disk)
    {
        List<CollectionItem> items = [.. findings.Select(finding => finding.Item with { Collected = finding.Item.Collect && disk.Stat(finding.Item.Path) is null })];
        var wanted = items.Count(static item => item.Collect);
        var gone = items.Count(static item => item.Collected == true);
        var failed = problems.Any(static problem => problem.IsError);
        return Document(
            failed && gone == 0 ? Outcome.Failed : failed ? Outcome.PartialSuccess : Outcome.Applied,
            operationId,
            items,
            problems,
            wanted == 0 ? "There is nothing to delete." : $"{gone} of {wanted} folder(s) and lease(s) deleted; {items.Count - gone} stay.");
    }

    private static CollectionDocument Document(
        Outcome outcome, string operationId, IReadOnlyList<CollectionItem> items, IReadOnlyList<Problem> problems, string summary) => new()
        {
            Format = DocumentFormats.Collection,
            Ok = OutcomeRules.IsOk(outcome, problems.Any(static problem => problem.IsError)),
            Outcome = outcome,
            OperationId = operationId,
            Items = items,
            Problems = problems,
            Warnings = ProblemTexts.Warnings(problems),
            Summary = summary,
        };
}

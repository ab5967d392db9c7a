using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Targets;
using PluginKit.Contracts.Vocabulary;
using PluginKit.Lifecycle.Planning;
using PluginKit.Lifecycle.Planning.Consent;
using PluginKit.Lifecycle.Requests;
using PluginKit.Lifecycle.State;

namespace PluginKit.Lifecycle.Reporting;

/// <summary>The documents of a batch: one plan with an entry per integration, one result with a report per integration.</summary>
internal static class BatchReport
{
    public static LifecyclePlan Refused(UpdateManyRequest request, Problem problem) => PlanReport.Refused(Echo(request), null, problem);

    /// <param name="request">What was asked for.</param>
    /// <param name="parts">One plan per integration, ordered by id.</param>
    /// <param name="state">The state that they saw.</param>
    public static LifecyclePlan Of(UpdateManyRequest request, IReadOnlyList<LifecyclePlan> parts, StateFile state)
    {
        var echo = Echo(request);
        var entries = parts.Select(part => Entry(part, state)).OfType<ManagedEntry>().ToList();

        // What has no entry has no other place. An integration that could not be planned has blocked rows, and the rest of the plan is good.
        var problems = parts.Where(part => state.Find(part.IntegrationId) is null).SelectMany(static part => part.Document.Problems).ToList();
        return new(echo, PlanReport.Document(echo, problems) with
        {
            RequestedIntegrationIds = request.IntegrationIds,
            UsesNetwork = parts.Any(static part => part.Document.UsesNetwork == true),
            Consent = PlanConsents.OfBatch(parts),
            Summary = Sentence(parts),
            ManagedEntries = entries,
        })
        {
            IsBatch = true,
            Parts = parts,
        };
    }

    public static ResultDocument Result(LifecyclePlan batch, IReadOnlyList<ResultDocument> results)
    {
        var outcome = OutcomeRules.OfBatch(results.Select(static result => result.Outcome));
        var words = results.GroupBy(static result => result.Outcome.Value, StringComparer.Ordinal)
            .OrderBy(static group => group.Key, StringComparer.Ordinal)
            .Select(static group => $"{group.Key}: {string.Join(", ", group.Select(static result => result.Report.IntegrationId))}");
        return new()
        {
            Format = DocumentFormats.Result,
            RequestedIntegrationIds = batch.Document.RequestedIntegrationIds,
            RequestedTargets = batch.Document.RequestedTargets,
            RequestedScope = batch.Document.RequestedScope,
            RequestedWorkspaceRoot = batch.Document.RequestedWorkspaceRoot,
            Ok = OutcomeRules.IsOk(outcome, hasErrors: false),
            Outcome = outcome,
            Warnings = [.. results.SelectMany(static result => result.Warnings).Distinct(StringComparer.Ordinal)],
            Report = new()
            {
                OperationId = string.Empty,
                Operation = batch.Operation,
                Summary = results.Count == 0 ? "There was no integration to update." : $"{batch.Operation} of {results.Count} integration(s) {outcome} ({string.Join("; ", words)}).",
                IntegrationId = string.Empty,
                ManagedEntryKey = string.Empty,
            },
            Reports = [.. results.Select(static result => result.Report with { Outcome = result.Outcome, Problems = result.Problems })],
        };
    }

    private static MutationRequest Echo(UpdateManyRequest request) => MutationRequest.Of(new UpdateRequest
    {
        IntegrationId = string.Empty,
        Targets = request.Targets,
        WorkspaceRoot = request.WorkspaceRoot,
    }) with
    { IntegrationId = null, Scope = request.Scope };

    private static ManagedEntry? Entry(LifecyclePlan part, StateFile state)
    {
        var problems = part.Document.Problems;
        var planned = part.Document.ManagedEntries.Count > 0 ? part.Document.ManagedEntries[0]
            : state.Find(part.IntegrationId) is { } record ? Unplanned(record, part) : null;
        return planned is null ? null : planned with { Problems = problems, Warnings = ProblemTexts.Warnings(problems) };
    }

    /// <summary>An integration that could not be planned: its targets stay as they are, each blocked by the same problem.</summary>
    private static ManagedEntry Unplanned(InstallationRecord record, LifecyclePlan part)
    {
        var cause = part.Document.Problems.First(static problem => problem.IsError);
        var entry = ManagedRows.Entry(record);
        return entry with
        {
            Targets =
            [
                .. entry.Targets
                    .Where(target => part.Request.Targets.Count == 0 || part.Request.Targets.Contains(target.TargetId, StringComparer.Ordinal))
                    .Select(target => target with
                    {
                        ActionClass = ActionClass.UpdateVersion,
                        Blocking = true,
                        Summary = cause.Message,
                        Problems = [cause with { TargetId = target.TargetId }],
                        NextSteps = cause.NextStep is { } step ? [step] : [],
                        ManualSteps = cause.NextStep is { } next ? ProblemTexts.Steps([next]) : [],
                    }),
            ],
        };
    }

    private static string Sentence(IReadOnlyList<LifecyclePlan> parts)
    {
        var ready = parts.Count(static part => part.IsApplicable && part.HasWork);
        var nothing = parts.Count(static part => part.IsApplicable && !part.HasWork);
        var blocked = parts.Count - ready - nothing;
        return parts.Count == 0
            ? "There is no integration to update."
            : $"Would update {ready} of {parts.Count} integration(s); nothing to do: {nothing}; blocked: {blocked}.";
    }
}

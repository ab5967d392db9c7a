using PluginKit.Contracts.Vocabulary;

namespace PluginKit.Contracts.Documents.Reading;

/// <summary>Whether a document that follows its format also says what a reader needs.</summary>
internal static class DocumentUse
{
    /// <summary>Why it must not be used: without grouping keys a reader would have to invent identity.</summary>
    public static string? WhyIncompatible(IntegrationDocument document) => document switch
    {
        ReportDocument report when report.ManagedEntries.Any(static entry => IsBlank(entry.ManagedEntryKey) || IsBlank(entry.IntegrationId)) =>
            "a managed entry has an empty managed_entry_key or integration_id",
        ResultDocument result when Reports(result).Any(static report => report.Targets.Count > 0 && IsBlank(report.ManagedEntryKey)) =>
            "its report names targets and has an empty managed_entry_key",
        CatalogDocument catalog when catalog.Entries.Any(static entry => IsBlank(entry.IntegrationId)) =>
            "a catalog entry has an empty integration_id",
        PlanDocument { Parts.Count: > 0 } batch when !IsReviewed(batch) || !batch.Parts.All(IsPart) => "a part of it is no plan",
        PlanDocument { Parts.Count: 0 } plan when !IsReviewed(plan) || plan.ReviewedReport.BoundTo is null => "its report is no plan",
        _ => null,
    };

    /// <summary>Why it can only be shown: it does not say for each target what was or would be done.</summary>
    public static string? WhyReduced(IntegrationDocument document) => document switch
    {
        ResultDocument result when Reports(result).SelectMany(static report => report.Targets).Any(static target => target.ActionClass is null) =>
            "a target of the result has no action_class",
        ReportDocument report when IsPlan(report) && Targets(report).Any(static target => target.ActionClass is null) =>
            "a target of the plan has no action_class",
        ReportDocument report when IsPlan(report) && Targets(report).Any(static target => target.Blocking is null) =>
            "a target of the plan does not say whether it is blocking",
        _ => null,
    };

    private static bool IsReviewed(PlanDocument plan) => IsPlan(plan.ReviewedReport) && plan.ReviewedReport.Consent is not null && WhyIncompatible(plan.ReviewedReport) is null;

    /// <summary>A part that could not be planned says why, and nothing is done to any target.</summary>
    private static bool IsPart(PlanDocument? part) => part is { Parts.Count: 0 }
        && (part.ReviewedReport.BoundTo is not null ? IsReviewed(part) : IsPlan(part.ReviewedReport) && part.TargetDigests.Count == 0 && WhyIncompatible(part.ReviewedReport) is null);

    private static bool IsPlan(ReportDocument report) => report.ReportKind.Value.StartsWith("plan_", StringComparison.Ordinal);

    private static IEnumerable<ManagedTarget> Targets(ReportDocument report) => report.ManagedEntries.SelectMany(static entry => entry.Targets);

    private static IEnumerable<MutationReport> Reports(ResultDocument result) => [result.Report, .. result.Reports];

    private static bool IsBlank(string text) => string.IsNullOrWhiteSpace(text);
}

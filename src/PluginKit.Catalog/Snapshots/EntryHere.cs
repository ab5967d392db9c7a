using PluginKit.Catalog.Projection;
using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Problems;

namespace PluginKit.Catalog.Snapshots;

/// <summary>
/// Makes of an entry as somebody wrote it one that is true here. A snapshot travels; its references may name folders of the machine that made it, and its reasons what was
/// registered there. What cannot be had here is shown and says why; what is not known to be otherwise stays as it was told.
/// </summary>
internal sealed class EntryHere(ReferenceCheck references, TargetProjection targets)
{
    /// <param name="told">The entry as it stands in the snapshot.</param>
    /// <returns>The entry with its target layers made for the adapters that are registered.</returns>
    public CatalogEntry Of(CatalogEntry told)
    {
        var entry = WithoutAnswers(told.Alternatives.Count == 0 ? told : told with { Alternatives = [.. told.Alternatives.Select(Alternative)] });

        // Somebody who writes by hand leaves the digest out; what is no universal package says so.
        return targets.Onto(entry.PackageDigest is null && entry.Problems.Any(static problem => problem.IsError) ? Foreign(entry) : Universal(entry));
    }

    /// <summary>What is answered for the reference of an entry now; another answer makes another entry of the same text.</summary>
    public string? AnswerFor(string reference) => references.Refusal(reference)?.Code;

    /// <summary>An entry without the answers that were given for it as a whole elsewhere.</summary>
    public static CatalogEntry WithoutAnswers(CatalogEntry entry) => entry.Problems.Any(IsAnswerForAll)
        ? entry with { Problems = [.. entry.Problems.Where(static problem => !IsAnswerForAll(problem))] }
        : entry;

    /// <summary>Which answer stands in an entry that was made here.</summary>
    public static string? AnswerIn(CatalogEntry entry) => entry.Problems.FirstOrDefault(problem => IsAboutThePlace(problem, entry.SourceRef))?.Code;

    /// <summary>Whether a problem tells of what is there or registered on a machine and not of the catalog.</summary>
    public static bool IsOfOneMachine(Problem problem) => ReferenceCheck.IsAnswer(problem) || problem.Code is ProblemCodes.MarketplaceEntryUnchecked or ProblemCodes.UnsupportedTarget;

    private CatalogEntry Universal(CatalogEntry entry) =>
        references.Refusal(entry.SourceRef) is not { } refusal ? entry : entry with
        {
            ReadmeUrl = entry.ReadmeUrl?.StartsWith("file:", StringComparison.OrdinalIgnoreCase) is true ? null : entry.ReadmeUrl,
            Problems = [refusal with { Path = entry.SourceRef, NextStep = NextStep.Of(NextStepActions.RefreshCatalog, ("source_ref", entry.SourceRef)) }, .. entry.Problems],
        };

    // Why it is no universal package was found where the snapshot was made: whether its place is here, who could fetch it and who manages it are other questions.
    private CatalogEntry Foreign(CatalogEntry entry)
    {
        Problem[] reasons = [.. entry.Problems.Where(static problem => problem.IsError && problem.Code != ProblemCodes.UnsupportedTarget)];
        var others = entry.Problems.Where(static problem => !problem.IsError);
        var unmanaged = entry.AuthoredTargets.Where(target => !targets.IsRegistered(target)).Select(target => targets.Unmanaged(target) with { TargetId = target });
        return entry with { Problems = [.. Reasons(entry, reasons), .. unmanaged, .. others] };
    }

    private Problem[] Reasons(CatalogEntry entry, Problem[] told)
    {
        if (entry.SourceRef.Length == 0 || told.Any(static problem => problem.Code == ProblemCodes.MarketplaceEntryUnsupported))
        {
            return told;
        }

        var wasNotLookedAt = told.All(problem => IsAboutThePlace(problem, entry.SourceRef) || problem.Code == ProblemCodes.MarketplaceEntryUnchecked);
        var answer = references.Refusal(entry.SourceRef) ?? (wasNotLookedAt ? ReferenceCheck.Unchecked(entry.SourceRef) : null);
        return answer is null ? told : [answer with { Path = entry.SourceRef, TargetId = told.Length > 0 ? told[0].TargetId : null }];
    }

    private static bool IsAnswerForAll(Problem problem) => problem.TargetId is null && ReferenceCheck.IsAnswer(problem);

    // A fault of something in the folder has a path of its own.
    private static bool IsAboutThePlace(Problem problem, string reference) => ReferenceCheck.IsAnswer(problem) && string.Equals(problem.Path, reference, StringComparison.Ordinal);

    private CatalogAlternative Alternative(CatalogAlternative other) =>
        other.AvailableAppTargets.Count > 0 && references.Refusal(other.SourceRef) is not null ? other with { AvailableAppTargets = [] } : other;
}

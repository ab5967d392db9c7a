using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Problems;
using PluginKit.Sources.Git;

namespace PluginKit.Lifecycle.Collecting;

/// <summary>
/// Looks at the mirrors of fetched repositories. They are a cache of their own, with rules and locks of their own: nothing of state refers to them, so that no journal is needed to
/// delete one. It is renamed first, and what a crash leaves of it goes with the next collection.
/// </summary>
internal sealed class MirrorSurvey(GitMirrors mirrors)
{
    public IEnumerable<Finding> Look() => mirrors.Look().Select(static mirror => new Finding(
        new()
        {
            Kind = mirror.UsedAt is null ? CollectionItem.Remains : CollectionItem.Mirror,
            Path = mirror.Path,
            Bytes = mirror.Bytes,
            Collect = mirror.IsExpired,
            Reasons = mirror.IsExpired ? [] : ["used"],
        },
        null)
    {
        Mirror = mirror,
    });

    /// <summary>Deletes what was found, and says what somebody uses; what could not be deleted is a problem.</summary>
    public async Task<IReadOnlyList<Finding>> DeleteAsync(IReadOnlyList<Finding> findings, List<Problem> problems, CancellationToken cancellationToken)
    {
        // From here on something may be gone already: then it is too late to say that nothing happened.
        cancellationToken.ThrowIfCancellationRequested();
        var left = new List<Finding>();
        foreach (var finding in findings)
        {
            var problem = finding is { Mirror: { } mirror, Item.Collect: true } ? await mirrors.DeleteAsync(mirror, CancellationToken.None).ConfigureAwait(false) : null;
            var isUsed = problem?.Code == ProblemCodes.Busy;
            left.Add(isUsed ? finding with { Item = finding.Item with { Collect = false, Reasons = ["in_use"] } } : finding);
            if (problem is not null && !isUsed)
            {
                problems.Add(problem);
            }
        }

        return left;
    }

    /// <summary>How much there is; <see langword="null"/> for nothing, and where it cannot be told.</summary>
    public SourceCacheSize? Size()
    {
        try
        {
            return mirrors.Look() is { Count: > 0 } found
                ? new()
                {
                    Path = mirrors.Location,
                    Mirrors = found.Count(static mirror => mirror.UsedAt is not null),
                    Bytes = found.Sum(static mirror => mirror.Bytes),
                    CollectableBytes = found.Where(static mirror => mirror.IsExpired).Sum(static mirror => mirror.Bytes),
                }
                : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}

using System.Text.Json;
using PluginKit.Contracts.Problems;
using PluginKit.Lifecycle.Journal;
using PluginKit.Lifecycle.State;

namespace PluginKit.Lifecycle.Planning;

/// <summary>
/// Compares a plan with one made again under the lock. Everything an adapter relied on is in its steps, so equal steps mean an equal world; state and
/// source are compared by digest.
/// </summary>
internal static class PlanFreshness
{
    /// <summary>Whether state is what the plan saw; looked at first, because it costs no look at source and clients.</summary>
    public static Problem? Check(LifecyclePlan reviewed, StateSnapshot state) =>
        !state.IsUsable ? state.Problem
        : string.Equals(reviewed.StateDigest, state.Digest, StringComparison.Ordinal) ? null
        : Stale("state.json", "managed state changed");

    public static Problem? Check(LifecyclePlan reviewed, LifecyclePlan now)
    {
        if (now.Targets.Count == 0)
        {
            return Stale(
                reviewed.Package is null ? "state.json" : "source",
                now.Document.Problems.FirstOrDefault(static problem => problem.IsError)?.Message ?? "there is nothing to do any more");
        }

        if (!string.Equals(reviewed.Package?.SourceDigest, now.Package?.SourceDigest, StringComparison.Ordinal))
        {
            return Stale("source", "the package changed");
        }

        foreach (var target in reviewed.Targets.Where(static target => !target.Blocking))
        {
            var again = now.Targets.FirstOrDefault(other => string.Equals(other.TargetId, target.TargetId, StringComparison.Ordinal));
            if (again is null || again.Blocking || !Render(target).SequenceEqual(Render(again)))
            {
                var why = again?.Problems.FirstOrDefault(static problem => problem.IsError)?.Message ?? "its files changed";
                return Stale(target.TargetId, why) with { TargetId = target.TargetId };
            }
        }

        return null;
    }

    private static byte[] Render(PlannedTarget target) =>
        JsonSerializer.SerializeToUtf8Bytes(target with { Problems = [] }, JournalJsonContext.Default.PlannedTarget);

    private static Problem Stale(string input, string why) =>
        Problem.Of(ProblemCodes.PlanStale, $"The plan is out of date ({input}): {why}.") with
        {
            Details = new SortedDictionary<string, string>(StringComparer.Ordinal) { ["input"] = input },
        };
}

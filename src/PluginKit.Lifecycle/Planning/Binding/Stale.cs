using PluginKit.Contracts.Problems;

namespace PluginKit.Lifecycle.Planning.Binding;

/// <summary>The problems that say that a plan is out of date, each naming the input.</summary>
internal static class Stale
{
    private const int MaxFiles = 20;

    public static Problem Of(string input, string why, string? before = null, string? now = null)
    {
        var details = new SortedDictionary<string, string>(StringComparer.Ordinal) { ["input"] = input };
        if (before is not null || now is not null)
        {
            details["before"] = before ?? "absent";
            details["now"] = now ?? "absent";
        }

        return Problem.Of(ProblemCodes.PlanStale, $"The plan is out of date ({input}): {why}.") with { Details = details };
    }

    /// <summary>A target would be treated otherwise than reviewed: by the files that changed where there are any, else by its name.</summary>
    public static Problem Of(IReadOnlyList<ChangedFiles.Change> files, string targetId, string why)
    {
        if (files.Count == 0)
        {
            return Of(targetId, why) with { TargetId = targetId };
        }

        var problem = Of(files[0].Path, why, files[0].Before, files[0].Now);
        return problem with
        {
            Path = files[0].Path,
            TargetId = targetId,
            Details = new SortedDictionary<string, string>(problem.Details!.ToDictionary(static pair => pair.Key, static pair => pair.Value, StringComparer.Ordinal), StringComparer.Ordinal)
            {
                ["files"] = string.Join("; ", files.Take(MaxFiles).Select(static file => file.Path)),
                ["target"] = targetId,
            },
        };
    }

    /// <summary>Nothing while an input is what it was.</summary>
    public static Problem? Unless(string input, string? before, string? now) =>
        string.Equals(before, now, StringComparison.Ordinal) ? null : Of(input, "it is not what the plan was made with", before, now);
}

using System.Text.Json.Nodes;

namespace PluginKit.Lifecycle.Tests.Faults;

/// <summary>
/// Says what a mutation came to by looking at the disk before it, after an undisturbed run of it, and now; and at the journal, for whether a target
/// had begun. It knows neither the report nor the rules of the library: this is decision 2 of the design once more.
/// </summary>
internal sealed class DiskOracle(TargetImages before, TargetImages after, IReadOnlyList<string> targets)
{
    /// <param name="now">The disk.</param>
    /// <param name="journal">The last words of the journal.</param>
    public Verdict Judge(TargetImages now, string journal)
    {
        var of = targets.ToDictionary(static target => target, target => OfTarget(target, now, journal), StringComparer.Ordinal);
        bool Any(string word) => of.ContainsValue(word);
        var whole = Any("degraded") ? "degraded"
            : Any("applied") ? Any("rolled_back") || Any("failed") ? "partial_success" : "applied"
            : Any("rolled_back") ? "rolled_back" : "failed";
        return new(whole, of, [.. targets.Where(target => of[target] == "applied").SelectMany(target => Leftovers(target, now))]);
    }

    private string OfTarget(string target, TargetImages now, string journal)
    {
        if (now[target].SequenceEqual(after[target]) || IsAfterWithLeftovers(target, now))
        {
            return "applied";
        }

        // An image as before tells nothing of whether something was done and undone; that the journal tells, which is on the disk, too.
        return !now[target].SequenceEqual(before[target]) ? "degraded" : HasBegun(target, journal) ? "rolled_back" : "failed";
    }

    /// <summary>Everything is as after, but files of our own that were there before are still there.</summary>
    private bool IsAfterWithLeftovers(string target, TargetImages now) =>
        !after[target].Except(now[target]).Any() && Leftovers(target, now).All(line => line.StartsWith("home/.plugin-kit-ai/materialized/", StringComparison.Ordinal));

    private IEnumerable<string> Leftovers(string target, TargetImages now) => now[target].Except(after[target]);

    private static bool HasBegun(string target, string journal) => journal.Split('\n', StringSplitOptions.RemoveEmptyEntries)
        .Select(static line => JsonNode.Parse(line)!)
        .Any(line => line["record"]!.GetValue<string>() == "step_begun" && line["target_id"]!.GetValue<string>() == target);

    /// <summary>What the disk says.</summary>
    /// <param name="Outcome">Of the whole.</param>
    /// <param name="Targets">Of each target.</param>
    /// <param name="Leftovers">Files that should have gone.</param>
    internal sealed record Verdict(string Outcome, IReadOnlyDictionary<string, string> Targets, IReadOnlyList<string> Leftovers)
    {
        public string Told => $"{Outcome} ({string.Join(", ", Targets.OrderBy(static pair => pair.Key, StringComparer.Ordinal).Select(static pair => $"{pair.Key}: {pair.Value}"))})";
    }
}

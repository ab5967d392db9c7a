using PluginKit.Contracts.Problems;

namespace PluginKit.Concurrency.Tests.Histories;

/// <summary>
/// Checks a history against the model. Operations that held the lock took effect in the order of their turns; one that was answered without it must give
/// the answer of some state that was current between its question and its answer.
/// </summary>
internal static class Linearisability
{
    public static IReadOnlyList<string> Violations(IReadOnlyList<HistoryEvent> history)
    {
        var violations = new List<string>();
        var turns = history.Where(static item => item.Turn is not null).OrderBy(static item => item.Turn).ToList();
        List<PluginModel> states = [PluginModel.Empty];
        string? digest = null;
        foreach (var item in turns)
        {
            var state = states[^1];
            if (state.Answer(item.Kind) != item.Answer)
            {
                violations.Add($"{item} in {state} should have answered {state.Answer(item.Kind)}");
            }

            if (digest is not null && item.First != digest)
            {
                violations.Add($"{item} began with another state than the turn before ended with: an update was lost");
            }

            states.Add(item.Answer == "applied" ? state.After(item.Kind) : state);
            digest = item.Last;
        }

        violations.AddRange(OutOfOrder(turns));
        violations.AddRange(history.Where(static item => item.Turn is null).Where(item => !IsExplained(item, turns, states)).Select(static item => $"no state explains {item}"));
        return violations;
    }

    /// <summary>What was answered before something else was asked for cannot take effect after it.</summary>
    private static IEnumerable<string> OutOfOrder(List<HistoryEvent> turns)
    {
        var latestAsked = -1;
        foreach (var item in turns)
        {
            if (item.Answered < latestAsked)
            {
                yield return $"{item} took effect after something that was asked for later than it was answered";
            }

            latestAsked = Math.Max(latestAsked, item.Asked);
        }
    }

    private static bool IsExplained(HistoryEvent item, List<HistoryEvent> turns, List<PluginModel> states)
    {
        if (item.Answer is ProblemCodes.SourceUnreadable or ProblemCodes.SourceChanged)
        {
            // A package that is published while it is read is refused, and nothing is done.
            return turns.Exists(turn => turn.Kind == "publish" && turn.Asked < item.Answered && item.Asked < turn.Answered);
        }

        var from = turns.FindLastIndex(turn => turn.Answered < item.Asked) + 1;
        var to = turns.FindLastIndex(turn => turn.Asked < item.Answered) + 1;
        return Enumerable.Range(from, Math.Max(0, to - from + 1)).Any(index => states[index].Answer(item.Kind) == item.Answer);
    }
}

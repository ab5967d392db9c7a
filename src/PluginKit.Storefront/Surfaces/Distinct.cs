using PluginKit.Contracts.Problems;

namespace PluginKit.Storefront.Surfaces;

/// <summary>The same thing said by two surfaces is said once.</summary>
internal static class Distinct
{
    public static IReadOnlyList<Problem> Problems(IReadOnlyList<Problem> first, IReadOnlyList<Problem> second)
    {
        if (first.Count == 0 || second.Count == 0)
        {
            return first.Count == 0 ? second : first;
        }

        return Problems([.. first, .. second]);
    }

    public static List<Problem> Problems(List<Problem> problems)
    {
        if (problems.Count < 2)
        {
            return problems;
        }

        HashSet<(string, string, string?, string?)> seen = [];
        return problems.FindAll(problem => seen.Add((problem.Code, problem.Message, problem.Path, problem.TargetId)));
    }

    public static IReadOnlyList<string> Texts(IReadOnlyList<string> first, IReadOnlyList<string> second)
    {
        if (first.Count == 0 || second.Count == 0)
        {
            return first.Count == 0 ? second : first;
        }

        return [.. first.Union(second, StringComparer.Ordinal)];
    }
}

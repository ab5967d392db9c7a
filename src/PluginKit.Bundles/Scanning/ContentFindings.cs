using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Vocabulary;

namespace PluginKit.Bundles.Scanning;

/// <summary>What a look into the files of a bundle found, and what it could not look into.</summary>
internal sealed class ContentFindings
{
    /// <summary>Findings after which no more are kept: whoever has as many has to look at the whole anyway.</summary>
    public const int Most = 100;

    private readonly List<Problem> _secrets = [];
    private readonly List<Problem> _screened = [];
    private readonly List<UnreadFile> _unread = [];

    public IReadOnlyList<Problem> Secrets => _secrets;

    /// <summary>What blocks an install: hidden characters in what agents read, something else in place of the content.</summary>
    public IReadOnlyList<Problem> Dangers => [.. _screened.Where(static problem => problem.IsError)];

    /// <summary>What blocks an export, whose author can mend it: the same, and in any text what shows code in another order than it runs, or speaks to a model alone.</summary>
    public IReadOnlyList<Problem> Mendable => [.. _screened.Where(static problem => problem.IsError || problem is { Code: ProblemCodes.HiddenText, Details: { } details } && details["kind"] is "direction" or "tag")];

    /// <summary>What is told and blocks nothing.</summary>
    public IReadOnlyList<Problem> Oddities => [.. _screened.Where(static problem => !problem.IsError)];

    public IReadOnlyList<UnreadFile> Unread => [.. _unread.OrderBy(static unread => unread.Path, StringComparer.Ordinal)];

    public void Secret(Problem problem) => Keep(_secrets, problem);

    public void Screened(Problem problem) => Keep(_screened, problem);

    public void NotRead(UnreadFile file) => _unread.Add(file);

    private static void Keep(List<Problem> problems, Problem problem)
    {
        if (problems.Count < Most || (problem.IsError && !problems[^1].IsError))
        {
            problems.Add(problem);
        }
    }
}

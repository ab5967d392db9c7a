using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Problems;

namespace PluginKit.Bundles.Scanning;

/// <summary>What a look into the files of a bundle found, and what it could not look into.</summary>
internal sealed class ContentFindings
{
    /// <summary>Findings after which no more are kept: whoever has as many has to look at the whole anyway.</summary>
    public const int Most = 100;

    private readonly List<Problem> _secrets = [];
    private readonly List<Problem> _hiddenTexts = [];
    private readonly List<Problem> _pretences = [];
    private readonly List<HandoffUnread> _unread = [];

    public IReadOnlyList<Problem> Secrets => _secrets;

    public IReadOnlyList<HandoffUnread> Unread => [.. _unread.OrderBy(static unread => unread.Path, StringComparer.Ordinal)];

    /// <summary>What blocks an install: nothing of it is about secrets, which are the author's.</summary>
    public IReadOnlyList<Problem> Dangers => [.. _hiddenTexts, .. _pretences];

    public void Secret(Problem problem) => Keep(_secrets, problem);

    public void HiddenText(Problem problem) => Keep(_hiddenTexts, problem);

    public void Pretence(Problem problem) => Keep(_pretences, problem);

    public void NotRead(string path, string reason) => _unread.Add(new() { Path = path, Reason = reason });

    private static void Keep(List<Problem> problems, Problem problem)
    {
        if (problems.Count < Most)
        {
            problems.Add(problem);
        }
    }
}

using PluginKit.Contracts.Display;
using PluginKit.Contracts.Problems;

namespace PluginKit.Authoring.Files;

/// <summary>The problems of one package in the order in which they were found, bounded, because a hostile file can have any number of them.</summary>
/// <param name="packageLocation">Where the package is; goes with every problem as a detail, since paths are relative to the package.</param>
internal sealed class ProblemLog(string packageLocation)
{
    private const int MaxProblems = 200;
    private const int LongestMessage = 2000;
    private readonly List<Problem> _problems = [];
    private bool _hasErrors;

    public bool HasErrors => _hasErrors;

    public IReadOnlyList<Problem> Problems => _problems;

    /// <summary>Adds a problem; behind the limit only the fact that there was an error is kept.</summary>
    public void Add(Problem problem, params ReadOnlySpan<(string Name, string Value)> details)
    {
        var named = new SortedDictionary<string, string>(StringComparer.Ordinal) { ["package"] = packageLocation };
        foreach (var (name, value) in details)
        {
            named[name] = value;
        }

        // The first error is always kept, however many warnings came before it.
        if (_problems.Count < MaxProblems || (problem.IsError && !_hasErrors))
        {
            // Names of fields and files are a stranger's.
            _problems.Add(problem with { Message = UntrustedText.ToDisplay(problem.Message, LongestMessage), Details = named });
        }

        _hasErrors |= problem.IsError;
    }

    public void Add(string code, string message, string? path = null) => Add(Problem.Of(code, message, path));
}

using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Vocabulary;

namespace PluginKit.Lifecycle.Checks;

/// <summary>Whether a source could be reached, from the problem that kept it from being read.</summary>
internal static class SourceAccess
{
    public static SourceAccessState Of(IReadOnlyList<Problem> problems) => problems.FirstOrDefault(static problem => problem.IsError)?.Code switch
    {
        null => SourceAccessState.Ok,
        ProblemCodes.SourceNotFound => SourceAccessState.Missing,
        ProblemCodes.SourceAuthRequired => SourceAccessState.AuthRequired,
        ProblemCodes.SourceUnreachable or ProblemCodes.SourceUnreadable or ProblemCodes.SourceUnsupported => SourceAccessState.Unreachable,

        // It was reached; what is wrong is what it has.
        _ => SourceAccessState.Ok,
    };
}

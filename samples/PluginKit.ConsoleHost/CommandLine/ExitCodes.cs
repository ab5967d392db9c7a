using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Vocabulary;

namespace PluginKit.ConsoleHost.CommandLine;

/// <summary>The stable exit codes; the document always tells more. Warnings and entry problems never change them.</summary>
internal static class ExitCodes
{
    /// <summary>Applied, nothing to do, planned without a blocked target, or a report without issues.</summary>
    public const int Success = 0;

    /// <summary>A structured problem: doctor with issues, a blocked plan, any other outcome.</summary>
    public const int Problem = 1;

    /// <summary>The command line or the request cannot be understood.</summary>
    public const int Usage = 2;

    /// <summary>Another operation holds the lock.</summary>
    public const int Busy = 3;

    /// <summary>State is newer than this version, or cannot be read.</summary>
    public const int State = 4;

    private static readonly HashSet<string> UsageCodes = new(StringComparer.Ordinal)
    {
        ProblemCodes.Usage, ProblemCodes.WorkspaceRootRequired, ProblemCodes.WorkspaceRootInvalid, ProblemCodes.IntegrationIdInvalid,
        ProblemCodes.UnsupportedTarget, ProblemCodes.UnsupportedScope, ProblemCodes.BundleInputInvalid,
    };

    private static readonly HashSet<string> StateCodes = new(StringComparer.Ordinal)
    {
        ProblemCodes.StateNewer, ProblemCodes.StateUnreadable, ProblemCodes.StateCorrupt,
    };

    public static int Of(IntegrationDocument document)
    {
        if (OfProblems(document.Problems) is { } code)
        {
            return code;
        }

        return document switch
        {
            ReportDocument { ReportKind: var kind, IssueCount: > 0 } when kind == ReportKind.Doctor || kind == ReportKind.Verify => Problem,
            ReportDocument { Outcome: not null } plan => plan.Ok && !plan.ManagedEntries.Any(static entry => entry.Targets.Any(static target => target.Blocking == true)) ? Success : Problem,
            ResultDocument result => result.Ok ? Success : Problem,
            _ => document.Ok ? Success : Problem,
        };
    }

    private static int? OfProblems(IReadOnlyList<Problem> problems)
    {
        foreach (var problem in problems.Where(static problem => problem.IsError))
        {
            if (string.Equals(problem.Code, ProblemCodes.Busy, StringComparison.Ordinal))
            {
                return Busy;
            }

            if (StateCodes.Contains(problem.Code))
            {
                return State;
            }

            if (UsageCodes.Contains(problem.Code))
            {
                return Usage;
            }
        }

        return null;
    }
}

using PluginKit.Contracts.Problems;
using PluginKit.Platform.Processes;
using PluginKit.Platform.Text;

namespace PluginKit.Sources.Git;

/// <summary>
/// Understands how git failed. It runs with the language C, so that its sentences can be told apart; what it prints is untrusted and may hold an address with
/// credentials, so that it is quoted nowhere but in one shortened, cleaned line.
/// </summary>
internal static class GitProblems
{
    private static readonly (string Sentence, string Code)[] s_sentences =
    [
        ("fsck error in pack", ProblemCodes.SourceUnsafeEntry),
        ("could not read Username", ProblemCodes.SourceAuthRequired),
        ("could not read Password", ProblemCodes.SourceAuthRequired),
        ("terminal prompts disabled", ProblemCodes.SourceAuthRequired),
        ("Authentication failed", ProblemCodes.SourceAuthRequired),
        ("Permission denied (", ProblemCodes.SourceAuthRequired),
        ("The requested URL returned error: 401", ProblemCodes.SourceAuthRequired),
        ("The requested URL returned error: 403", ProblemCodes.SourceAuthRequired),
        ("Host key verification failed", ProblemCodes.SourceAuthRequired),
        ("not valid: is this a git repository?", ProblemCodes.SourceNotContent),
        ("invalid server response", ProblemCodes.SourceNotContent),
        ("unable to update url base from redirection", ProblemCodes.SourceMoved),
        ("The requested URL returned error: 30", ProblemCodes.SourceMoved),
        ("Repository not found", ProblemCodes.SourceNotFound),
        ("repository '", ProblemCodes.SourceNotFound),
        ("does not appear to be a git repository", ProblemCodes.SourceNotFound),
        ("The requested URL returned error: 404", ProblemCodes.SourceNotFound),
        ("The requested URL returned error: 410", ProblemCodes.SourceNotFound),
    ];

    public static Problem Missing() => Unusable(
        "The program 'git' is not on the search path, and this source is a Git repository. Everything else works without it.");

    public static Problem TooOld(string version) => Unusable(
        $"'git' is {Printable.Of(version)}; PluginKit needs 2.32 or newer, which can be kept away from the configuration of the machine.");

    public static Problem Silent() => Unusable(
        "The program 'git' is there and did not say in time which version it is and which credential helpers it has; ask again, and if that does not help look whether it works at all.");

    public static Problem Nothing(GitRemote remote) => Problem.Of(
        ProblemCodes.SourceNotContent, $"'{remote.Address}' has no branch and no tag: it is empty, or what answered is a page to sign in and no Git repository.", remote.Address) with
    {
        Details = new SortedDictionary<string, string>(StringComparer.Ordinal) { ["host"] = remote.Host, ["transport"] = Transport(remote) },
    };

    /// <summary>What a failed call means.</summary>
    public static Problem Of(ProcessOutcome outcome, GitRemote remote)
    {
        if (outcome.End == ProcessEnd.NotStarted)
        {
            return Missing();
        }

        if (outcome.End == ProcessEnd.TooMuchOutput)
        {
            return Problem.Of(ProblemCodes.SourceLimitExceeded, $"'{remote.Address}' names more than can be looked through.", remote.Address);
        }

        if (outcome.End == ProcessEnd.TimedOut)
        {
            return Problem.Of(ProblemCodes.SourceUnreachable, $"'{remote.Address}' did not answer in time.", remote.Address);
        }

        var code = Array.Find(s_sentences, pair => outcome.StandardError.Contains(pair.Sentence, StringComparison.Ordinal)).Code ?? ProblemCodes.SourceUnreachable;
        return Problem.Of(code, $"{Sentence(code, remote)} git says: {LastLine(outcome.StandardError)}", remote.Address) with
        {
            Details = new SortedDictionary<string, string>(StringComparer.Ordinal) { ["host"] = remote.Host, ["transport"] = Transport(remote) },
        };
    }

    private static Problem Unusable(string message) => Problem.Of(ProblemCodes.GitMissing, message) with
    {
        NextStep = NextStep.Of(NextStepActions.InstallClient, ("program", "git 2.32 or newer")),
    };

    private static string Sentence(string code, GitRemote remote) => code switch
    {
        ProblemCodes.SourceAuthRequired => Transport(remote) == "ssh"
            ? $"'{remote.Host}' does not let you in over ssh; 'ssh -T git@{remote.Host}' shows why."
            : $"'{remote.Host}' wants you to sign in for '{remote.Address}'; 'git ls-remote {remote.Address}' in a terminal asks for it and lets your credential helper keep it.",
        ProblemCodes.SourceNotContent => $"What '{remote.Host}' answered for '{remote.Address}' is no Git repository, but perhaps a page to sign in.",
        ProblemCodes.SourceUnsafeEntry => $"'{remote.Address}' holds something that no repository should, such as a name that would be written elsewhere.",
        ProblemCodes.SourceMoved => $"'{remote.Address}' points to another place; give that place's own address.",
        ProblemCodes.SourceNotFound => $"There is no repository '{remote.Address}', or it is not shown to you.",
        _ => $"'{remote.Address}' cannot be reached.",
    };

    private static string Transport(GitRemote remote) =>
        remote.Address.StartsWith("https:", StringComparison.Ordinal) ? "https" : remote.Address.StartsWith("http:", StringComparison.Ordinal) ? "http"
        : remote.Address.StartsWith("file:", StringComparison.Ordinal) ? "file" : "ssh";

    /// <summary>
    /// What is wrong with an object, or the last line that says something, progress left aside; addresses are left out, as they may carry what a helper put into them.
    /// </summary>
    private static string LastLine(string text)
    {
        var lines = text.Split(['\n', '\r'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var line = Array.Find(lines, static line => line.StartsWith("error: object ", StringComparison.Ordinal)) ?? lines.LastOrDefault(static line => !GitProgress.IsProgress(line)) ?? "nothing";
        var words = line.Split(' ').Select(static word => word.Contains("://", StringComparison.Ordinal) ? "…" : word);
        return Printable.Of(string.Join(' ', words));
    }
}

using PluginKit.Contracts.Problems;
using PluginKit.Platform.Text;

namespace PluginKit.Sources.Git;

/// <summary>Names of branches, tags and commits, as <c>git check-ref-format</c> has them.</summary>
internal static class GitRevisions
{
    private const int MaxLength = 1024;
    private const string Tags = "refs/tags/";

    /// <summary>Whether a text is a full commit id (SHA-1 or SHA-256). A shorter one could be another commit tomorrow.</summary>
    public static bool IsCommit(string text) => text.Length is 40 or 64 && text.All(char.IsAsciiHexDigit);

    /// <summary>Looks for a reason why a text cannot be the name of anything.</summary>
    public static string? Violation(string text) => text switch
    {
        "" => "is empty",
        { Length: > MaxLength } => $"is longer than {MaxLength} characters",
        "@" => "means something else on every machine",
        _ when text.StartsWith('-') => "begins with '-'",
        _ when text.Contains("..", StringComparison.Ordinal) || text.Contains("@{", StringComparison.Ordinal) => "is an expression and no name",
        _ when text.Any(static c => c <= ' ' || c == '\u007F' || "~^:?*[\\".Contains(c, StringComparison.Ordinal)) => "contains a character that no name has",
        _ when text.EndsWith('/') || text.EndsWith('.') || text.Split('/').Any(static part => part.Length == 0 || part[0] == '.' || part.EndsWith(".lock", StringComparison.Ordinal)) =>
            "has a part that is empty, begins with a dot or ends in '.lock'",
        _ => null,
    };

    /// <summary>The problem of a name that nothing can have.</summary>
    public static Problem Invalid(string revision, string reason) =>
        Problem.Of(ProblemCodes.GitRevisionInvalid, $"'{Printable.Of(revision)}' cannot be a branch, a tag or a commit: it {reason}.", Printable.Of(revision));

    /// <summary>Picks the commit out of what <c>ls-remote</c> printed; an annotated tag is followed to its commit.</summary>
    public static GitCommit Pick(string listing, string? revision, GitRemote remote)
    {
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var line in listing.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.Split('\t') is [var id, var name] && IsCommit(id))
            {
                found[name] = id;
            }
        }

        if (revision is null)
        {
            return found.TryGetValue("HEAD", out var head) ? GitCommit.Of(head) : Missing("a default branch", remote);
        }

        var isFull = revision.StartsWith("refs/", StringComparison.Ordinal);
        string[] names = isFull ? [revision] : [$"{Tags}{revision}", $"refs/heads/{revision}"];
        var commits = names.Select(name => found.GetValueOrDefault(name + "^{}") ?? found.GetValueOrDefault(name)).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        return commits switch
        {
            [var only] => GitCommit.Of(only, names.Any(name => name.StartsWith(Tags, StringComparison.Ordinal) && found.ContainsKey(name))),
            [] => Missing(LooksShortened(revision) ? $"'{revision}'; a commit has to be given with all its 40 digits" : $"'{Printable.Of(revision)}'", remote),
            _ => GitCommit.Failed(Problem.Of(
                ProblemCodes.GitRevisionAmbiguous,
                $"'{Printable.Of(revision)}' is a branch and a tag of '{remote.Address}', and they are different commits; write refs/heads/{Printable.Of(revision)} or refs/tags/{Printable.Of(revision)}.",
                remote.Address)),
        };
    }

    private static bool LooksShortened(string revision) => revision.Length is >= 7 and < 40 && revision.All(char.IsAsciiHexDigit);

    private static GitCommit Missing(string what, GitRemote remote) =>
        GitCommit.Failed(Problem.Of(ProblemCodes.GitRevisionNotFound, $"'{remote.Address}' has no {what}.", remote.Address));
}

using PluginKit.Contracts.Clients;
using PluginKit.Contracts.Problems;

namespace PluginKit.Adapters.Codex.Layout;

/// <summary>Says why a file of the client could not be used.</summary>
internal static class ClientFileProblems
{
    /// <summary>The problem of a view without content; <see langword="null"/> for a file that was read or is not there.</summary>
    public static Problem? Of(FileView view) => view.Status switch
    {
        FileViewStatus.Unreadable => Problem.Of(ProblemCodes.ClientFileUnreadable, Sentence("cannot be read", view), view.Path),
        FileViewStatus.TooLarge => Problem.Of(ProblemCodes.ClientFileUnreadable, Sentence("is larger than the limit", view), view.Path),
        FileViewStatus.OutsideRoots => Problem.Of(ProblemCodes.ClientFileOutsideRoots, Sentence("leads outside the folders that may be read", view), view.Path),
        _ => null,
    };

    public static Problem Corrupt(string path, string what, int? line = null, int? column = null)
    {
        var place = line is null ? string.Empty : $", line {line}, column {column}";
        return Problem.Of(ProblemCodes.ClientFileCorrupt, $"{path}{place}: {what}", path) with { Line = line, Column = column };
    }

    public static Problem AsWarning(this Problem problem) => problem with { Severity = Contracts.Vocabulary.ProblemSeverity.Warning };

    private static string Sentence(string what, FileView view) =>
        view.Reason is { Length: > 0 } reason ? $"{view.Path} {what}: {reason}" : $"{view.Path} {what}.";
}

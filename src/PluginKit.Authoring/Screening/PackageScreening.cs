using System.Globalization;
using PluginKit.Contracts.Display;
using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Sources;
using PluginKit.Contracts.Vocabulary;

namespace PluginKit.Authoring.Screening;

/// <summary>
/// Looks into every file of a package, from the first to the last byte, for what a reader does not see and a model does. What cannot be read as text is listed and never
/// passed for clean. Runs nothing and writes nothing.
/// </summary>
public static class PackageScreening
{
    private const int MostProblems = 100;
    private const int MostInFile = 1000;

    /// <summary>Screens a package.</summary>
    /// <param name="tree">Its files; not disposed.</param>
    /// <param name="cancellationToken">Stops the work between two files.</param>
    /// <returns>What was found. One problem for all hidden characters of a file, at the first that weighs most.</returns>
    /// <exception cref="IOException">A file cannot be read, or changed since the tree was made.</exception>
    public static ScreeningReport Screen(PackageTree tree, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(tree);
        var (files, read) = (0, 0);
        List<Problem> problems = [];
        List<UnreadFile> unread = [];
        foreach (var entry in tree.Entries.Where(static entry => entry.Kind == PackageEntryKind.File))
        {
            cancellationToken.ThrowIfCancellationRequested();
            files++;
            var (found, notRead) = ScreenFile(entry.Path, tree.Read(entry.Path));
            problems.AddRange(found);
            read += notRead is null ? 1 : 0;
            if (notRead is not null && unread.Count < PackageCoverage.MostNamed)
            {
                unread.Add(notRead);
            }
        }

        return new(
            [.. problems.OrderByDescending(static problem => problem.IsError).Take(MostProblems)],
            new() { Files = files, FilesRead = read, Unread = unread });
    }

    /// <summary>Screens one file, for who has files that are no tree: on their way into an archive or out of one.</summary>
    /// <param name="path">Its path in the package; it says who reads the file.</param>
    /// <param name="bytes">Its bytes.</param>
    /// <returns>What was found, as for a package; and the file, where it could not be read as text.</returns>
    public static (IReadOnlyList<Problem> Problems, UnreadFile? Unread) ScreenFile(string path, ReadOnlyMemory<byte> bytes)
    {
        ArgumentNullException.ThrowIfNull(path);
        var text = ScreenedText.Of(bytes);
        return text.Unread is { } reason ? ([], new() { Path = path, Bytes = bytes.Length, Reason = reason }) : (Look(text.Text.Span, path), null);
    }

    private static List<Problem> Look(ReadOnlySpan<byte> utf8, string path)
    {
        var role = RoleOf(path);
        if (ForeignContent.Of(utf8, path, role) is { } instead)
        {
            return
            [
                Problem.Of(ProblemCodes.SourceNotContent, $"'{UntrustedText.ToDisplay(path)}' is {instead}.", path) with
                {
                    Severity = role == ScreenedRole.Other ? ProblemSeverity.Warning : ProblemSeverity.Error,
                },
            ];
        }

        List<Problem> problems = [];
        if (HiddenCharacters.In(utf8, MostInFile) is { Count: > 0 } hidden)
        {
            problems.Add(Hidden(utf8, path, role, hidden));
        }

        if (role == ScreenedRole.Instruction && HiddenComments.In(utf8) is { Count: > 0 } comments)
        {
            var lines = string.Join(", ", comments.Take(10)) + (comments.Count > 10 ? ", …" : string.Empty);
            problems.Add(Problem.Of(ProblemCodes.HiddenComment, $"'{UntrustedText.ToDisplay(path)}' has a comment that a page does not show and a model reads (line {lines}).", path) with { Line = comments[0] });
        }

        return problems;
    }

    private static Problem Hidden(ReadOnlySpan<byte> utf8, string path, ScreenedRole role, IReadOnlyList<HiddenCharacter> hidden)
    {
        var first = hidden.FirstOrDefault(static character => character.IsHostile, hidden[0]);
        var (line, column) = first.In(utf8);
        var says = first.Decoded is { Length: > 0 } decoded ? $", which says \"{UntrustedText.ToDisplay(decoded)}\" to a model" : string.Empty;
        var more = hidden.Count == 1 ? string.Empty : $" and {(hidden.Count == MostInFile ? "at least " : string.Empty)}{hidden.Count - 1} more";
        return Problem.Of(
            first.IsHostile && role != ScreenedRole.Other ? ProblemCodes.HiddenInstructions : ProblemCodes.HiddenText,
            string.Create(CultureInfo.InvariantCulture, $"'{UntrustedText.ToDisplay(path)}' has a character that is not shown (U+{first.Value.Value:X4}, {Name(first.Kind)}){says}{more}."),
            path) with
        {
            Line = line,
            Column = column,
            Details = new SortedDictionary<string, string>(StringComparer.Ordinal)
            {
                ["code_point"] = string.Create(CultureInfo.InvariantCulture, $"U+{first.Value.Value:X4}"),
                ["kind"] = Name(first.Kind),
                ["count"] = hidden.Count.ToString(CultureInfo.InvariantCulture),
            },
        };
    }

    private static string Name(HiddenKind kind) => kind switch
    {
        HiddenKind.Tag => "tag",
        HiddenKind.Direction => "direction",
        HiddenKind.Variation => "variation",
        HiddenKind.ZeroWidth => "zero_width",
        HiddenKind.Control => "control",
        _ => "other",
    };

    private static ScreenedRole RoleOf(string path) => Path.GetExtension(path).ToUpperInvariant() switch
    {
        ".MD" or ".MDC" or ".MDX" => ScreenedRole.Instruction,
        ".JSON" or ".JSONC" or ".YAML" or ".YML" or ".TOML" => ScreenedRole.Manifest,
        _ => ScreenedRole.Other,
    };
}

using System.Globalization;
using System.Text;
using PluginKit.Contracts.Display;

namespace PluginKit.Contracts.Problems;

/// <summary>
/// English sentences. The words are PluginKit's own and name no command line of another product; a client's command appears only where the
/// step itself carries it as the argument <c>command</c>.
/// </summary>
public sealed class EnglishProblemFormatter : IProblemFormatter
{
    // Where a sentence names its object, these would only repeat a part of it.
    private static readonly string[] SaidByTheSentence = ["client", "marketplace", "program"];

    /// <summary>The formatter; it has no state.</summary>
    public static EnglishProblemFormatter Instance { get; } = new();

    /// <inheritdoc/>
    public string Describe(Problem problem)
    {
        ArgumentNullException.ThrowIfNull(problem);
        var text = new StringBuilder(Sentence(UntrustedText.ToDisplay(problem.Message)));
        if (Place(problem) is { } place)
        {
            text.Length--;
            text.Append(CultureInfo.InvariantCulture, $" ({place}).");
        }

        return problem.NextStep is { } next ? text.Append(' ').Append(Describe(next)).ToString() : text.ToString();
    }

    /// <inheritdoc/>
    public string Describe(NextStep nextStep)
    {
        ArgumentNullException.ThrowIfNull(nextStep);
        var arguments = nextStep.Arguments;
        if (!EnglishNextSteps.TryFind(nextStep.Action, out var words))
        {
            return Sentence($"Next step: {UntrustedText.ToDisplay(nextStep.Action, 100)}{List(arguments, [])}");
        }

        var name = words.Arguments.FirstOrDefault(arguments.ContainsKey);
        var sentence = name is null ? words.Without : words.With.Replace("{0}", UntrustedText.ToDisplay(arguments[name]), StringComparison.Ordinal);
        return Sentence(sentence.TrimEnd('.') + List(arguments, name is null ? [] : [name, .. SaidByTheSentence]));
    }

    private static string? Place(Problem problem)
    {
        if (problem.Path is not { Length: > 0 } path)
        {
            return null;
        }

        var isNamed = problem.Message.Contains(path, StringComparison.Ordinal);
        var position = problem is { Line: { } line, Column: { } column } && !problem.Message.Contains("line", StringComparison.OrdinalIgnoreCase)
            ? string.Create(CultureInfo.InvariantCulture, $"line {line}, column {column}")
            : null;
        return (isNamed, position) switch
        {
            (true, _) => position,
            (false, null) => UntrustedText.ToDisplay(path),
            _ => $"{UntrustedText.ToDisplay(path)}, {position}",
        };
    }

    private static string List(IReadOnlyDictionary<string, string> arguments, IReadOnlyList<string> left)
    {
        var rest = arguments
            .Where(argument => !left.Contains(argument.Key, StringComparer.Ordinal))
            .Select(static argument => $"{UntrustedText.ToDisplay(argument.Key, 100)}: {UntrustedText.ToDisplay(argument.Value)}");
        var list = string.Join(", ", rest);
        return list.Length == 0 ? string.Empty : $" ({list})";
    }

    private static string Sentence(string text)
    {
        var trimmed = text.Trim();
        return trimmed.Length > 0 && trimmed[^1] is '.' or '!' or '?' ? trimmed : trimmed + ".";
    }
}

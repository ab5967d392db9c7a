using System.Buffers;

namespace PluginKit.Bundles.Scanning;

/// <summary>Tells what stands for a secret from what is one.</summary>
internal static class Placeholder
{
    private const int FewCharacters = 6;

    // Code, paths and lists have these; what a machine made up has not.
    private static readonly SearchValues<char> Marks = SearchValues.Create("/\\(){}[]:,;");

    private static readonly string[] Signs =
        ["${", "$(", "{{", "<", ">", "%(", "%s", "*", "...", "example", "placeholder", "your", "xxxx", "changeme", "change-me", "change_me", "dummy", "redacted", "insert", "replace", "process.env", "os.environ", "getenv"];

    /// <summary>Whether a text that looks like a secret only stands for one.</summary>
    /// <param name="text">The text.</param>
    /// <param name="isGuess">Whether only the words around it make it look like one; it has to be made up by a machine then.</param>
    public static bool Is(ReadOnlySpan<char> text, bool isGuess)
    {
        foreach (var sign in Signs)
        {
            if (text.Contains(sign, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return isGuess && !LooksMade(Value(text));
    }

    /// <summary>Whether the end of a token repeats a few characters, as in documentation.</summary>
    public static bool IsRepeated(ReadOnlySpan<char> token)
    {
        var seen = new HashSet<char>();
        foreach (var character in token)
        {
            seen.Add(character);
        }

        return seen.Count < FewCharacters;
    }

    private static ReadOnlySpan<char> Value(ReadOnlySpan<char> text)
    {
        text = text.TrimEnd("\"'");
        return text[(text.LastIndexOfAny("\"' ") + 1)..];
    }

    /// <summary>Letters and digits mixed, and many different ones: words, paths, names of variables and addresses are not.</summary>
    private static bool LooksMade(ReadOnlySpan<char> value)
    {
        var (letters, digits) = (0, 0);
        foreach (var character in value)
        {
            letters += char.IsAsciiLetter(character) ? 1 : 0;
            digits += char.IsAsciiDigit(character) ? 1 : 0;
        }

        return letters >= 4 && digits >= 2 && !IsRepeated(value) && !value.ContainsAny(Marks);
    }
}

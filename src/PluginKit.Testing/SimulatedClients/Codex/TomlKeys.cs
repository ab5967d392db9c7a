using System.Text;

namespace PluginKit.Testing.SimulatedClients.Codex;

/// <summary>Keys and values in single lines of TOML.</summary>
internal static class TomlKeys
{
    /// <summary>The keys of <c>[a."b.c"]</c>.</summary>
    public static List<string> OfHeader(string line) => Split(line.TrimStart('['), ']').Keys;

    /// <summary>The keys before the equals sign; none for a comment or blank line.</summary>
    public static List<string> OfMember(string line) => line.TrimStart() is [not '#', ..] text ? Split(text, '=').Keys : [];

    /// <summary>Where the value of a member stands, without spaces and comment.</summary>
    public static (int Start, int End) ValueSpan(string line)
    {
        var start = Split(line, '=').End + 1;
        while (start < line.Length && line[start] == ' ')
        {
            start++;
        }

        var end = start < line.Length && line[start] is '"' or '\''
            ? line.IndexOf(line[start], start + 1) + 1
            : line.IndexOf('#', start) is >= 0 and var comment ? comment : line.Length;
        return (start, Math.Max(start, start + line[start..Math.Max(end, start)].TrimEnd().Length));
    }

    /// <summary>The column of the first fault of a member line: a value that is missing or begins with an equals sign.</summary>
    public static int? FaultOf(string line)
    {
        var equals = Split(line, '=').End;
        if (equals >= line.Length)
        {
            return line.Length + 1;
        }

        var value = line[(equals + 1)..].TrimStart();
        return value.Length == 0 || value[0] == '=' ? line.Length - value.Length + 1 : null;
    }

    public static string Unquoted(string value) => value is ['"', .., '"'] or ['\'', .., '\''] ? value[1..^1] : value;

    /// <summary>A key as the program writes it: bare where that is allowed.</summary>
    public static string Quoted(string name) =>
        name.Length > 0 && name.All(static character => char.IsAsciiLetterOrDigit(character) || character is '_' or '-') ? name : $"\"{name}\"";

    private static (List<string> Keys, int End) Split(string text, char end)
    {
        var keys = new List<string>();
        var key = new StringBuilder();
        char? quote = null;
        var index = 0;
        for (; index < text.Length; index++)
        {
            var character = text[index];
            if (quote is null && character == end)
            {
                break;
            }

            if (character == quote)
            {
                quote = null;
            }
            else if (quote is null && character is '"' or '\'')
            {
                quote = character;
            }
            else if (quote is null && character == '.')
            {
                keys.Add(key.ToString());
                key.Clear();
            }
            else if (quote is not null || character is not (' ' or '\t'))
            {
                key.Append(character);
            }
        }

        keys.Add(key.ToString());
        return (keys, index);
    }
}

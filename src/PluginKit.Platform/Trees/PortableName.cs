using System.Text;
using PluginKit.Contracts.Targets;
using PluginKit.Platform.Text;

namespace PluginKit.Platform.Trees;

/// <summary>Which file names are the same thing on every operating system. The rules are those of the existing plugin-kit-ai tool.</summary>
public static class PortableName
{
    private const int MaximumLength = 255;

    /// <summary>Looks for a reason against one segment of a path.</summary>
    /// <param name="segment">The segment, without separators.</param>
    /// <returns>The reason, to follow "its name"; <see langword="null"/> when the segment is portable.</returns>
    public static string? Violation(string segment)
    {
        ArgumentNullException.ThrowIfNull(segment);
        return segment switch
        {
            "" => "is empty",
            "." or ".." => "means a directory above or itself",
            { Length: > MaximumLength } => "is longer than 255 characters",
            _ => CharacterViolation(segment) ?? SpellingViolation(segment),
        };
    }

    /// <summary>Looks for a reason against a relative path with forward slashes.</summary>
    /// <param name="path">The path.</param>
    /// <returns>The reason, to follow "its name"; <see langword="null"/> when every segment is portable.</returns>
    public static string? PathViolation(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        foreach (var segment in path.Split('/'))
        {
            if (Violation(segment) is { } reason)
            {
                return reason;
            }
        }

        return null;
    }

    private static string? CharacterViolation(string segment)
    {
        foreach (var character in segment)
        {
            if (character < ' ')
            {
                return "contains a control character";
            }

            if (character is '\\' or '/' or ':' or '*' or '?' or '"' or '<' or '>' or '|')
            {
                return $"contains '{character}'";
            }
        }

        return null;
    }

    private static string? SpellingViolation(string segment)
    {
        if (segment[^1] is ' ' or '.')
        {
            return "ends in a space or dot";
        }

        if (!IsWellFormed(segment))
        {
            return "is not valid Unicode";
        }

        if (!ComposedForm.Is(segment))
        {
            return "is not in Unicode normalisation form C";
        }

        return IsReserved(segment) ? "is a device name of Windows" : null;
    }

    private static bool IsWellFormed(string segment)
    {
        for (var index = 0; index < segment.Length; index++)
        {
            if (!Rune.TryGetRuneAt(segment, index, out var rune))
            {
                return false;
            }

            index += rune.Utf16SequenceLength - 1;
        }

        return true;
    }

    private static bool IsReserved(string segment)
    {
        if (LeafId.IsReservedDeviceName(segment))
        {
            return true;
        }

        // Windows takes superscript digits for digits here.
        var dot = segment.IndexOf('.', StringComparison.Ordinal);
        var stem = dot < 0 ? segment : segment[..dot];
        return stem.Length == 4 && stem[3] is '¹' or '²' or '³' && LeafId.IsReservedDeviceName(stem[..3] + "1");
    }
}

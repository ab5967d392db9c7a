namespace PluginKit.Contracts.Targets;

/// <summary>
/// The rule for ids that become file names (integration ids, target ids, operation ids): 1 to 64 bytes of letters, digits, <c>.</c>, <c>_</c> and <c>-</c>, beginning
/// with a letter or digit, without <c>..</c> or a dot at the end, and not a reserved device name of Windows.
/// </summary>
public static class LeafId
{
    private static readonly string[] Reserved = ["CON", "PRN", "AUX", "NUL", "CLOCK$"];

    /// <summary>Whether a text is a leaf id.</summary>
    /// <param name="text">The text.</param>
    /// <returns><see langword="true"/> when it is.</returns>
    public static bool IsValid(string? text)
    {
        if (text is not { Length: >= 1 and <= 64 } || !char.IsAsciiLetterOrDigit(text[0]) || text[^1] == '.')
        {
            return false;
        }

        foreach (var character in text)
        {
            if (!char.IsAsciiLetterOrDigit(character) && character is not ('.' or '_' or '-'))
            {
                return false;
            }
        }

        return !text.Contains("..", StringComparison.Ordinal) && !IsReservedDeviceName(text);
    }

    /// <summary>Whether the part before the first dot is a device name of Windows.</summary>
    /// <param name="segment">A file name.</param>
    /// <returns><see langword="true"/> when it is.</returns>
    public static bool IsReservedDeviceName(string segment)
    {
        ArgumentNullException.ThrowIfNull(segment);
        var dot = segment.IndexOf('.', StringComparison.Ordinal);
        var stem = dot < 0 ? segment : segment[..dot];
        if (Reserved.Contains(stem, StringComparer.OrdinalIgnoreCase))
        {
            return true;
        }

        return stem.Length == 4 && stem[3] is >= '1' and <= '9'
            && (stem.StartsWith("COM", StringComparison.OrdinalIgnoreCase) || stem.StartsWith("LPT", StringComparison.OrdinalIgnoreCase));
    }
}

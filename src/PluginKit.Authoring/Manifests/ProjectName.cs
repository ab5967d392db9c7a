using PluginKit.Contracts.Targets;

namespace PluginKit.Authoring.Manifests;

/// <summary>The rules for names in authored files.</summary>
internal static class ProjectName
{
    public const string Rule = "has to begin with a letter, consist of letters, digits, '_' and '-', have at most 64 characters and not be a device name of Windows";

    public const string KebabRule = "has to consist of lower-case letters and digits in groups joined by '-'";

    /// <summary>Plugin and marketplace names. Because they become folder names, reserved device names are refused as well.</summary>
    public static bool IsValid(string text) =>
        LeafId.IsValid(text) && char.IsAsciiLetter(text[0]) && !text.Contains('.', StringComparison.Ordinal);

    /// <summary>Server aliases, and plugin names where Gemini is a target.</summary>
    public static bool IsKebab(string text)
    {
        if (text.Length is 0 or > 64 || text[0] == '-' || text[^1] == '-' || text.Contains("--", StringComparison.Ordinal))
        {
            return false;
        }

        return text.All(static character => char.IsAsciiLetterLower(character) || char.IsAsciiDigit(character) || character == '-');
    }
}

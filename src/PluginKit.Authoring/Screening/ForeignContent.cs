namespace PluginKit.Authoring.Screening;

/// <summary>Recognises what is delivered in place of a file: a page to sign in, an answer of a server, a pointer of Git LFS.</summary>
internal static class ForeignContent
{
    private const int LongestPointer = 1024;

    /// <summary>What stands there instead, for a sentence; <see langword="null"/> for what may be the file itself.</summary>
    public static string? Of(ReadOnlySpan<byte> utf8, string path, ScreenedRole role)
    {
        var text = utf8.TrimStart(" \t\r\n\uFEFF"u8);
        return utf8.Length <= LongestPointer && text.StartsWith("version https://git-lfs.github.com/spec/"u8) ? "a pointer of Git LFS and not the file that it points to"
            : role == ScreenedRole.Other ? null
            : StartsWith(text, "<!doctype html"u8) || StartsWith(text, "<html"u8) ? "a web page"
            : IsSkill(path) && text.StartsWith("{"u8) ? "an answer of a server in JSON"
            : null;
    }

    private static bool IsSkill(string path) => path.EndsWith("/SKILL.md", StringComparison.Ordinal) || path == "SKILL.md";

    private static bool StartsWith(ReadOnlySpan<byte> text, ReadOnlySpan<byte> lowerCase)
    {
        if (text.Length < lowerCase.Length)
        {
            return false;
        }

        for (var index = 0; index < lowerCase.Length; index++)
        {
            if (text[index] != lowerCase[index] && (text[index] | 0x20) != lowerCase[index])
            {
                return false;
            }
        }

        return true;
    }
}

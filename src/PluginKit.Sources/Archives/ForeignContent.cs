namespace PluginKit.Sources.Archives;

/// <summary>Recognises what comes under the name of an archive when a server wants a sign-in, or a repository keeps its large files elsewhere.</summary>
internal static class ForeignContent
{
    /// <summary>How many of the first bytes are enough to tell.</summary>
    public const int HeadBytes = 512;

    /// <summary>The end of a sentence that says what the first bytes are; <see langword="null"/> when they are none of the known ones.</summary>
    public static string? Describe(ReadOnlySpan<byte> start)
    {
        var text = start.StartsWith("\uFEFF"u8) ? start[3..] : start;
        text = text.TrimStart(" \t\r\n"u8);
        return text switch
        {
            [(byte)'<', ..] => "is a web page, probably one to sign in or an error",
            [(byte)'{', ..] or [(byte)'[', ..] => "is JSON, probably an answer of a server",
            _ when text.StartsWith("version https://git-lfs"u8) => "is a pointer of Git LFS",
            _ => null,
        };
    }
}

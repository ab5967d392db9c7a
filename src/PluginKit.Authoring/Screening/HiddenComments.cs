namespace PluginKit.Authoring.Screening;

/// <summary>Finds comments in Markdown: a page does not show them, a model reads them. Those in code blocks are shown and are none.</summary>
internal static class HiddenComments
{
    /// <summary>The lines on which comments begin, from 1.</summary>
    public static List<int> In(ReadOnlySpan<byte> utf8)
    {
        List<int> lines = [];
        var (number, isCode, isComment) = (0, false, false);
        foreach (var part in utf8.Split((byte)'\n'))
        {
            number++;
            var line = utf8[part].TrimStart((byte)' ');
            if (!isComment && (line.StartsWith("```"u8) || line.StartsWith("~~~"u8)))
            {
                isCode = !isCode;
            }
            else if (!isCode)
            {
                isComment = Look(line, isComment, number, lines);
            }
        }

        return lines;
    }

    private static bool Look(ReadOnlySpan<byte> line, bool isComment, int number, List<int> lines)
    {
        while (line.IndexOf(isComment ? "-->"u8 : "<!--"u8) is var at and >= 0)
        {
            line = line[(at + (isComment ? 3 : 4))..];
            isComment = !isComment;
            if (isComment && (lines.Count == 0 || lines[^1] != number))
            {
                lines.Add(number);
            }
        }

        return isComment;
    }
}

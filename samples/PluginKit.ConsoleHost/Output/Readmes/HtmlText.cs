using System.Net;
using System.Text;

namespace PluginKit.ConsoleHost.Output.Readmes;

/// <summary>What a reader would see of a piece of HTML: its text without tags and comments. Nothing of it is interpreted.</summary>
internal static class HtmlText
{
    private const string CommentStart = "<!--";
    private const string CommentEnd = "-->";

    public static string Of(string html)
    {
        var text = new StringBuilder(html.Length);
        for (var position = 0; position < html.Length;)
        {
            var tag = html.IndexOf('<', position);
            text.Append(html, position, (tag < 0 ? html.Length : tag) - position);
            if (tag < 0)
            {
                break;
            }

            var (end, length) = html.AsSpan(tag).StartsWith(CommentStart, StringComparison.Ordinal)
                ? (html.IndexOf(CommentEnd, tag, StringComparison.Ordinal), CommentEnd.Length)
                : (html.IndexOf('>', tag), 1);
            if (end < 0)
            {
                break;
            }

            text.Append(IsLineBreak(html[tag..(end + length)]) ? "\n" : string.Empty);
            position = end + length;
        }

        var lines = text.ToString().ReplaceLineEndings("\n").Split('\n').Select(static line => Shown.Line(WebUtility.HtmlDecode(line)).Trim());
        return string.Join('\n', lines.Where(static line => line.Length > 0));
    }

    public static bool IsLineBreak(string tag) => tag.StartsWith("<br", StringComparison.OrdinalIgnoreCase);
}

using Markdig.Extensions.TaskLists;
using Markdig.Syntax.Inlines;
using Spectre.Console;

namespace PluginKit.ConsoleHost.Output.Readmes;

/// <summary>The words of a block for a console. Every text passes <see cref="Shown.Line"/>; only line breaks of the author become line breaks.</summary>
internal static class InlineRendering
{
    private static readonly Style Dim = new(decoration: Decoration.Dim);
    private static readonly Style Code = new(Color.Teal);

    public static Words Of(ContainerInline? inline, Style style)
    {
        var words = new Words();
        AppendAll(words, inline, style);
        return words;
    }

    private static void AppendAll(Words words, ContainerInline? container, Style style)
    {
        foreach (var inline in container ?? Enumerable.Empty<Inline>())
        {
            Append(words, inline, style);
        }
    }

    private static void Append(Words words, Inline inline, Style style)
    {
        switch (inline)
        {
            case CodeInline code:
                words.Append($"`{Shown.Line(code.Content)}`", style.Combine(Code));
                break;
            case EmphasisInline emphasis:
                AppendAll(words, emphasis, style.Combine(new(decoration: Emphasis(emphasis))));
                break;
            case LinkInline link:
                Link(words, link, style);
                break;
            case ContainerInline container:
                words.Append(Text(container), style);
                AppendAll(words, container, style);
                break;
            default:
                words.Append(Text(inline), style);
                break;
        }
    }

    private static string Text(Inline inline) => inline switch
    {
        LiteralInline literal => Shown.Line(literal.Content.ToString()),
        AutolinkInline link => Shown.Line(link.Url),
        HtmlEntityInline entity => Shown.Line(entity.Transcoded.ToString()),
        DelimiterInline delimiter => Shown.Line(delimiter.ToLiteral()),
        LineBreakInline lineBreak => lineBreak.IsHard ? "\n" : " ",
        HtmlInline html => HtmlText.IsLineBreak(html.Tag) ? "\n" : string.Empty,
        TaskList task => task.Checked ? "[x]" : "[ ]",
        _ => string.Empty,
    };

    // What a link says and where it leads may differ: both are shown.
    private static void Link(Words words, LinkInline link, Style style)
    {
        if (link.IsImage)
        {
            words.Append("[image: ", style);
        }

        AppendAll(words, link, link.IsImage ? style : style.Combine(new(decoration: Decoration.Underline)));
        words.Append(link.IsImage ? "]" : string.Empty, style);
        if (link.Url is { Length: > 0 } url && !(link.FirstChild is LiteralInline only && only == link.LastChild && only.Content.ToString() == url))
        {
            words.Append($" <{Shown.Line(url)}>", Dim);
        }
    }

    private static Decoration Emphasis(EmphasisInline emphasis) => emphasis.DelimiterChar switch
    {
        '*' or '_' => emphasis.DelimiterCount > 1 ? Decoration.Bold : Decoration.Italic,
        '~' when emphasis.DelimiterCount > 1 => Decoration.Strikethrough,
        _ => Decoration.None,
    };
}

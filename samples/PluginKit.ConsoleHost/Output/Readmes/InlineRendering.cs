using Markdig.Extensions.TaskLists;
using Markdig.Syntax.Inlines;
using Spectre.Console;

namespace PluginKit.ConsoleHost.Output.Readmes;

/// <summary>The words of a block for a console. Every text passes <see cref="Shown.Line"/>; only line breaks of the author become line breaks.</summary>
internal static class InlineRendering
{
    private static readonly Style Dim = new(decoration: Decoration.Dim);
    private static readonly Style Code = new(Color.Teal);

    public static Paragraph Of(ContainerInline? inline, Style style)
    {
        var paragraph = new Paragraph();
        AppendAll(paragraph, inline, style);
        return paragraph;
    }

    private static void AppendAll(Paragraph paragraph, ContainerInline? container, Style style)
    {
        foreach (var inline in container ?? Enumerable.Empty<Inline>())
        {
            Append(paragraph, inline, style);
        }
    }

    private static void Append(Paragraph paragraph, Inline inline, Style style)
    {
        switch (inline)
        {
            case LiteralInline literal:
                paragraph.Append(Shown.Line(literal.Content.ToString()), style);
                break;
            case CodeInline code:
                paragraph.Append($"`{Shown.Line(code.Content)}`", style.Combine(Code));
                break;
            case EmphasisInline emphasis:
                AppendAll(paragraph, emphasis, style.Combine(new(decoration: Emphasis(emphasis))));
                break;
            case LinkInline link:
                Link(paragraph, link, style);
                break;
            case AutolinkInline link:
                paragraph.Append(Shown.Line(link.Url), style);
                break;
            case LineBreakInline lineBreak:
                paragraph.Append(lineBreak.IsHard ? "\n" : " ", style);
                break;
            case HtmlEntityInline entity:
                paragraph.Append(Shown.Line(entity.Transcoded.ToString()), style);
                break;
            case HtmlInline html:
                paragraph.Append(HtmlText.IsLineBreak(html.Tag) ? "\n" : string.Empty, style);
                break;
            case TaskList task:
                paragraph.Append(task.Checked ? "[x]" : "[ ]", style);
                break;
            case DelimiterInline delimiter:
                paragraph.Append(Shown.Line(delimiter.ToLiteral()), style);
                AppendAll(paragraph, delimiter, style);
                break;
            case ContainerInline container:
                AppendAll(paragraph, container, style);
                break;
        }
    }

    // What a link says and where it leads may differ: both are shown.
    private static void Link(Paragraph paragraph, LinkInline link, Style style)
    {
        if (link.IsImage)
        {
            paragraph.Append("[image: ", style);
        }

        AppendAll(paragraph, link, link.IsImage ? style : style.Combine(new(decoration: Decoration.Underline)));
        paragraph.Append(link.IsImage ? "]" : string.Empty, style);
        if (link.Url is { Length: > 0 } url && !(link.FirstChild is LiteralInline only && only == link.LastChild && only.Content.ToString() == url))
        {
            paragraph.Append($" <{Shown.Line(url)}>", Dim);
        }
    }

    private static Decoration Emphasis(EmphasisInline emphasis) => emphasis.DelimiterChar switch
    {
        '*' or '_' => emphasis.DelimiterCount > 1 ? Decoration.Bold : Decoration.Italic,
        '~' when emphasis.DelimiterCount > 1 => Decoration.Strikethrough,
        _ => Decoration.None,
    };
}

using System.Globalization;
using Markdig.Extensions.Tables;
using Markdig.Syntax;
using Spectre.Console;
using Spectre.Console.Rendering;
using MarkdownTable = Markdig.Extensions.Tables.Table;

namespace PluginKit.ConsoleHost.Output.Readmes;

/// <summary>The blocks of a text for a console.</summary>
internal static class BlockRendering
{
    private const int RuleWidth = 40;

    public static IReadOnlyList<IRenderable> Of(ContainerBlock container) => [.. container.Select(Of).OfType<IRenderable>()];

    private static IRenderable? Of(Block block) => block switch
    {
        HeadingBlock heading => Heading(heading),
        ParagraphBlock paragraph => InlineRendering.Of(paragraph.Inline, Style.Plain),
        ListBlock list => List(list),
        QuoteBlock quote => new Indented(new Blocks(Of(quote), isLoose: true), "│ ", "│ "),
        CodeBlock code => Code(code),
        ThematicBreakBlock => new Text(new string('─', RuleWidth), new(decoration: Decoration.Dim)),
        HtmlBlock html => Html(html),
        MarkdownTable table => TableRendering.Of(table),
        LinkReferenceDefinitionGroup => null,
        ContainerBlock other => new Blocks(Of(other), isLoose: true),
        LeafBlock { Inline: { } inline } => InlineRendering.Of(inline, Style.Plain),
        _ => null,
    };

    private static HeadingText Heading(HeadingBlock heading)
    {
        var style = heading.Level == 1 ? new Style(decoration: Decoration.Bold | Decoration.Underline) : new Style(decoration: Decoration.Bold);
        return new HeadingText(InlineRendering.Of(heading.Inline, style), heading.Level);
    }

    private static Blocks List(ListBlock list)
    {
        var number = int.TryParse(list.OrderedStart, NumberStyles.None, CultureInfo.InvariantCulture, out var start) ? start : 1;
        List<IRenderable> items = [];
        foreach (var item in list.OfType<ListItemBlock>())
        {
            var mark = list.IsOrdered ? string.Create(CultureInfo.InvariantCulture, $"{number++}. ") : "• ";
            var content = Of(item);
            items.Add(new Indented(new Blocks(content.Count > 0 ? content : [Text.Empty], list.IsLoose), mark, new string(' ', mark.Length)));
        }

        return new(items, list.IsLoose);
    }

    private static Indented Code(CodeBlock code)
    {
        var lines = code.Lines.ToString().ReplaceLineEndings("\n").Split('\n');
        return new(new Blocks([.. lines.Select<string, IRenderable>(static line => new Words(Shown.Line(line), new(Color.Teal)))], isLoose: false), "    ", "    ");
    }

    private static Words? Html(HtmlBlock html)
    {
        var text = HtmlText.Of(html.Lines.ToString());
        return text.Length == 0 ? null : new Words(text);
    }
}

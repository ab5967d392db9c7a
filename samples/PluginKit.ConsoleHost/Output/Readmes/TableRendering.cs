using Markdig.Syntax;
using Spectre.Console;
using Spectre.Console.Rendering;
using MarkdownTable = Markdig.Extensions.Tables.Table;
using MarkdownCell = Markdig.Extensions.Tables.TableCell;
using MarkdownRow = Markdig.Extensions.Tables.TableRow;

namespace PluginKit.ConsoleHost.Output.Readmes;

/// <summary>A table of the text, as a table where its columns have room, else row by row.</summary>
internal sealed class TableRendering : Renderable
{
    // Narrower columns break every word.
    private const int LeastColumnWidth = 8;

    private readonly IReadOnlyList<MarkdownRow> _rows;
    private readonly int _columns;

    private TableRendering(IReadOnlyList<MarkdownRow> rows)
    {
        _rows = rows;
        _columns = rows.Max(static row => row.Count);
    }

    public static IRenderable? Of(MarkdownTable table)
    {
        MarkdownRow[] rows = [.. table.OfType<MarkdownRow>().Where(static row => row.Count > 0)];
        return rows.Length == 0 ? null : new TableRendering(rows);
    }

    protected override IEnumerable<Segment> Render(RenderOptions options, int maxWidth) =>
        ((IRenderable)(maxWidth / _columns >= LeastColumnWidth ? AsTable() : AsRows())).Render(options, maxWidth);

    private Table AsTable()
    {
        var table = new Table().Border(TableBorder.Rounded);
        var hasHeader = _rows[0].IsHeader;
        for (var column = 0; column < _columns; column++)
        {
            table.AddColumn(new TableColumn(hasHeader && column < _rows[0].Count ? Cell(_rows[0][column], new(decoration: Decoration.Bold)) : (IRenderable)Text.Empty));
        }

        table.ShowHeaders = hasHeader;
        foreach (var row in _rows.Skip(hasHeader ? 1 : 0))
        {
            table.AddRow(Enumerable.Range(0, _columns).Select(column => column < row.Count ? Cell(row[column], Style.Plain) : (IRenderable)Text.Empty));
        }

        return table;
    }

    private Blocks AsRows() => new([.. _rows.Select<MarkdownRow, IRenderable>(static row => new Indented(new Blocks([.. row.Select<Block, IRenderable>(static cell => Cell(cell, Style.Plain))], isLoose: false), "- ", "  "))], isLoose: false);

    private static Words Cell(Block cell, Style style) =>
        InlineRendering.Of((cell as MarkdownCell)?.OfType<LeafBlock>().FirstOrDefault()?.Inline, style);
}

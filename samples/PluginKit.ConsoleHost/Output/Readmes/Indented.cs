using Spectre.Console;
using Spectre.Console.Rendering;

namespace PluginKit.ConsoleHost.Output.Readmes;

/// <summary>A block behind a mark on its first line and as much room on the others: items, quotes, code.</summary>
/// <param name="block">The block.</param>
/// <param name="first">What stands before its first line.</param>
/// <param name="rest">What stands before every other line, as wide as <paramref name="first"/>.</param>
internal sealed class Indented(IRenderable block, string first, string rest) : Renderable
{
    // However deep something is nested, words stay readable; the terminal then breaks the lines.
    private const int LeastWidth = 20;

    private static readonly Style Dim = new(decoration: Decoration.Dim);

    protected override IEnumerable<Segment> Render(RenderOptions options, int maxWidth)
    {
        var mark = first;
        foreach (var line in Segment.SplitLines(block.Render(options, Math.Max(LeastWidth, maxWidth - first.Length))))
        {
            yield return new Segment(mark, Dim);
            foreach (var segment in line)
            {
                yield return segment;
            }

            yield return Segment.LineBreak;
            mark = rest;
        }
    }
}

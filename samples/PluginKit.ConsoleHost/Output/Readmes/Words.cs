using System.Text;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace PluginKit.ConsoleHost.Output.Readmes;

/// <summary>Running text in several styles. Broken into lines by the console library where it has to be, which takes time with the width: an unbroken line is not given to it.</summary>
internal sealed class Words : Renderable
{
    private readonly List<(StringBuilder Text, Style Style)> _parts = [];

    public Words()
    {
    }

    public Words(string text, Style? style = null) => Append(text, style ?? Style.Plain);

    public void Append(string text, Style style)
    {
        if (_parts.Count > 0 && _parts[^1].Style.Equals(style))
        {
            _parts[^1].Text.Append(text);
        }
        else if (text.Length > 0)
        {
            _parts.Add((new(text), style));
        }
    }

    protected override Measurement Measure(RenderOptions options, int maxWidth) => IsUnbroken(maxWidth)
        ? new(0, Segment.SplitLines(Unbroken()).Max(static line => line.CellCount()))
        : ((IRenderable)Broken()).Measure(options, maxWidth);

    protected override IEnumerable<Segment> Render(RenderOptions options, int maxWidth) => IsUnbroken(maxWidth) ? Unbroken() : ((IRenderable)Broken()).Render(options, maxWidth);

    // Blocks inside of blocks have a little less room than the whole.
    private static bool IsUnbroken(int maxWidth) => maxWidth > LineWriter.Unwrapped / 2;

    private IEnumerable<Segment> Unbroken()
    {
        foreach (var (text, style) in _parts)
        {
            var isFirst = true;
            foreach (var line in text.ToString().Split('\n'))
            {
                if (!isFirst)
                {
                    yield return Segment.LineBreak;
                }

                isFirst = false;
                yield return new Segment(line, style);
            }
        }
    }

    private Paragraph Broken()
    {
        var paragraph = new Paragraph();
        foreach (var (text, style) in _parts)
        {
            paragraph.Append(text.ToString(), style);
        }

        return paragraph;
    }
}

using Spectre.Console;
using Spectre.Console.Rendering;

namespace PluginKit.ConsoleHost.Output.Readmes;

/// <summary>A heading: bold where the console can show that, else underlined with characters.</summary>
internal sealed class HeadingText(IRenderable text, int level) : Renderable
{
    private const int MostUnderlined = 2;

    protected override IEnumerable<Segment> Render(RenderOptions options, int maxWidth)
    {
        var lines = Segment.SplitLines(text.Render(options, maxWidth));
        foreach (var line in lines)
        {
            foreach (var segment in line)
            {
                yield return segment;
            }

            yield return Segment.LineBreak;
        }

        if (!options.Ansi && level <= MostUnderlined && lines.Count > 0)
        {
            yield return new Segment(new string(level == 1 ? '=' : '-', Math.Min(lines.Max(static line => line.CellCount()), maxWidth)));
            yield return Segment.LineBreak;
        }
    }
}

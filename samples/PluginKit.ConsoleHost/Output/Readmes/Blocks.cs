using Spectre.Console;
using Spectre.Console.Rendering;

namespace PluginKit.ConsoleHost.Output.Readmes;

/// <summary>Blocks one below the other, each ending its line; with an empty line between them where the author left one.</summary>
internal sealed class Blocks(IReadOnlyList<IRenderable> blocks, bool isLoose) : Renderable
{
    protected override IEnumerable<Segment> Render(RenderOptions options, int maxWidth)
    {
        for (var index = 0; index < blocks.Count; index++)
        {
            if (index > 0 && isLoose)
            {
                yield return Segment.LineBreak;
            }

            foreach (var line in Segment.SplitLines(blocks[index].Render(options, maxWidth)))
            {
                foreach (var segment in line)
                {
                    yield return segment;
                }

                yield return Segment.LineBreak;
            }
        }
    }
}

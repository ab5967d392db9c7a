using Markdig;
using Markdig.Syntax;
using PluginKit.Contracts.Documents;
using Spectre.Console.Rendering;

namespace PluginKit.ConsoleHost.Output.Readmes;

/// <summary>
/// Prints a README as its author meant it to look. Its text is untrusted: what reaches the console is made of visible characters alone, HTML is never more than its
/// text, and a link shows where it leads.
/// </summary>
internal sealed class ReadmeWriter(LineWriter lines)
{
    private static readonly MarkdownPipeline Syntax = new MarkdownPipelineBuilder().UsePipeTables().UseEmphasisExtras().UseTaskLists().UseAutoLinks().Build();

    // Nobody scrolls through more, and what parses or breaks lines in a time that grows faster than the text (hostile ones exist) stays within a second or two.
    private const int MaximumLength = 64 * 1024;

    public void Write(ReadmeContent readme)
    {
        var isCut = readme.Text.Length > MaximumLength;
        lines.Text(BlocksOf(isCut ? readme.Text[..MaximumLength] : readme.Text));
        if (readme.Truncated || isCut)
        {
            lines.Line("[dim]The README is longer; it was cut here.[/]");
        }
    }

    private static Blocks BlocksOf(string markdown)
    {
        try
        {
            return new Blocks(BlockRendering.Of(Markdown.Parse(markdown, Syntax)), isLoose: true);
        }
        catch (ArgumentException)
        {
            // Nested deeper than anybody writes: it is shown as it stands.
            return new Blocks([.. markdown.ReplaceLineEndings("\n").Split('\n').Select<string, IRenderable>(static line => new Words(Shown.Line(line)))], isLoose: false);
        }
    }
}

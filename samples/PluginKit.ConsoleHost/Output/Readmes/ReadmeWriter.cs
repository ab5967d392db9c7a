using Markdig;
using Markdig.Syntax;
using PluginKit.Contracts.Documents;
using Spectre.Console;

namespace PluginKit.ConsoleHost.Output.Readmes;

/// <summary>
/// Prints a README as its author meant it to look. Its text is untrusted: what reaches the console is made of visible characters alone, HTML is never more than its
/// text, and a link shows where it leads.
/// </summary>
internal sealed class ReadmeWriter(LineWriter lines)
{
    private static readonly MarkdownPipeline Syntax = new MarkdownPipelineBuilder().UsePipeTables().UseEmphasisExtras().UseTaskLists().UseAutoLinks().Build();

    public void Write(ReadmeContent readme)
    {
        lines.Text(BlocksOf(readme.Text));
        if (readme.Truncated)
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
            return new Blocks([.. markdown.ReplaceLineEndings("\n").Split('\n').Select(static line => new Text(Shown.Line(line)))], isLoose: false);
        }
    }
}

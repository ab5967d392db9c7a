using PluginKit.ConsoleHost.CommandLine;
using PluginKit.Contracts.Documents;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace PluginKit.ConsoleHost.Output;

/// <summary>A console that lines, tables and problems of one answer go to. What it says of a simulated client says so.</summary>
internal sealed class LineWriter
{
    /// <summary>Wide enough that nothing breaks: lines that are not tables are left to the terminal, so that commands can be copied.</summary>
    public const int Unwrapped = 10_000;

    private const int LeastWidth = 80;
    private const int WidthOfFiles = 160;

    private readonly bool _simulated;
    private readonly bool _wraps;
    private readonly int _window;

    public LineWriter(HostTerminal terminal, bool simulated, bool hasCatalog)
    {
        _simulated = simulated;
        _wraps = terminal.Wraps;
        IsInteractive = terminal.IsInteractive;
        Problems = new(Line, hasCatalog);
        Console = AnsiConsole.Create(new()
        {
            Out = new AnsiConsoleOutput(terminal.Out),
            Ansi = Ansi(terminal),
            ColorSystem = terminal.IsInteractive ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
        });
        _window = terminal.Width ?? Console.Profile.Width;
        Console.Profile.Width = terminal.Width ?? (terminal.IsInteractive ? Math.Max(LeastWidth, Console.Profile.Width) : WidthOfFiles);
    }

    public IAnsiConsole Console { get; }

    public ProblemLines Problems { get; }

    /// <summary>Whether the output is a terminal.</summary>
    public bool IsInteractive { get; }

    /// <summary>Whether the terminal has a screen that can be drawn on.</summary>
    public bool HasScreen => IsInteractive && Console.Profile.Capabilities.Ansi;

    public void Line(string markup) => Print(_simulated && ClientWords.Mentions(markup) ? $"{markup} [dim](simulated)[/]" : markup);

    public void Print(string markup)
    {
        if (_wraps)
        {
            Console.MarkupLine(markup);
        }
        else
        {
            AtWidth(Unwrapped, () => Console.MarkupLine(markup));
        }
    }

    /// <summary>Writes a text: as wide as the window, however narrow that is; for files and other programs what was one line stays one.</summary>
    public void Text(IRenderable text) => AtWidth(IsInteractive ? _window : Unwrapped, () => Console.Write(text));

    /// <summary>The end of most answers: the rows if there are any, the summary unless a problem says it, and the problems.</summary>
    public void Finish(IntegrationDocument document, Table table, int rows, string summary)
    {
        if (rows > 0)
        {
            Console.Write(table);
        }

        if (summary.Length > 0 && !document.Problems.Any(problem => string.Equals(problem.Message, summary, StringComparison.Ordinal)))
        {
            Line(Shown.Safe(summary));
        }

        Problems.Show(document.Problems);
    }

    public string Client(string target) => Shown.Safe(target) + (_simulated && target.Length > 0 ? " [dim](simulated)[/]" : string.Empty);

    private void AtWidth(int width, Action write)
    {
        var usual = Console.Profile.Width;
        Console.Profile.Width = width;
        write();
        Console.Profile.Width = usual;
    }

    private static AnsiSupport Ansi(HostTerminal terminal) => terminal switch
    {
        { IsInteractive: false } or { Ansi: false } => AnsiSupport.No,
        { Ansi: true } => AnsiSupport.Yes,
        _ => AnsiSupport.Detect,
    };
}

using PluginKit.ConsoleHost.CommandLine;
using PluginKit.ConsoleHost.Output;
using Spectre.Console;

namespace PluginKit.ConsoleHost.Demo;

/// <summary>Announces steps, counts those that were not what they said, and sums up.</summary>
internal sealed class DemoStage
{
    private readonly IAnsiConsole _console;
    private int _steps;

    public DemoStage(HostTerminal terminal, bool quiet)
    {
        _console = AnsiConsole.Create(new()
        {
            Out = new AnsiConsoleOutput(quiet ? TextWriter.Null : terminal.Out),
            Ansi = terminal.IsInteractive ? AnsiSupport.Detect : AnsiSupport.No,
            ColorSystem = terminal.IsInteractive ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
        });
        _console.Profile.Width = LineWriter.Unwrapped;
    }

    public int Failed { get; private set; }

    public void Note(string text) => _console.MarkupLine($"  [dim]{Shown.Safe(text)}[/]");

    public async Task StepAsync(string title, Func<Task<Check>> run)
    {
        _steps++;
        _console.WriteLine();
        _console.MarkupLine($"[bold blue]{_steps}.[/] [bold]{Shown.Safe(title)}[/]");
        var check = await run();
        Failed += check.Holds ? 0 : 1;
        _console.MarkupLine(check.Holds ? $"   [green]✓ {Shown.Safe(check.What)}[/]" : $"   [red]✗ expected: {Shown.Safe(check.What)}[/]");
    }

    public void Finish()
    {
        _console.WriteLine();
        _console.MarkupLine(Failed == 0
            ? $"[green]All {_steps} steps were what they said.[/]"
            : $"[red]{Failed} of {_steps} steps were not what they said.[/]");
    }
}

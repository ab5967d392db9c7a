using PluginKit.ConsoleHost.CommandLine;
using PluginKit.ConsoleHost.Pages;
using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Problems;
using PluginKit.Storefront.Changes;

namespace PluginKit.EndToEnd.Tests.Pages;

/// <summary>The page on a terminal's own screen.</summary>
public sealed class ScreenPageTests : IDisposable
{
    private readonly StringWriter _output = new();
    private readonly StringWriter _error = new();

    [Fact]
    public void Whatever_was_on_the_terminal_comes_back_with_the_cursor_and_problems_are_told_after_that()
    {
        using (var screen = new ScreenPage(Terminal(), static (terminal, _) => terminal.Out.WriteLine("the page")))
        {
            screen.Show(ViewChanges.Nothing, Change("1 added"));
            screen.Tell(Problem.Of(ProblemCodes.WatchUnavailable, "Nobody \e[2Jlistens."));
            _error.ToString().ShouldBeEmpty();
        }

        _output.ToString().ShouldStartWith("\e[?1049h\e[?25l");
        _output.ToString().ShouldEndWith("\e[?25h\e[?1049l");
        _error.ToString().ShouldBe($"Nobody \\u{{001B}}[2Jlistens.{Environment.NewLine}");
    }

    [Fact]
    public void A_page_longer_than_the_window_never_scrolls_it()
    {
        var terminal = Terminal();
        var height = terminal.Size().Height;
        using var screen = new ScreenPage(terminal, (drawn, _) => drawn.Out.Write(string.Concat(Enumerable.Range(0, height + 4).Select(static line => $"line {line}\n"))));
        var before = _output.ToString().Length;

        screen.Show(ViewChanges.Nothing, Change("1 added"));

        var frame = _output.ToString()[before..];
        frame.Split("\r\n").Length.ShouldBe(height);
        frame.ShouldContain("… 5 more lines. Ctrl-C ends.");
        frame.ShouldNotContain($"line {height - 1}\e");
    }

    [Fact]
    public void News_stays_when_only_the_head_of_the_page_differs()
    {
        using var screen = new ScreenPage(Terminal(), static (terminal, _) => terminal.Out.WriteLine("the page"));
        screen.Show(ViewChanges.Nothing, Change("1 removed") with { Removed = ["user::notes"] });
        var before = _output.ToString().Length;

        screen.Show(ViewChanges.Nothing, Change("nothing of note"));

        _output.ToString()[before..].ShouldContain("1 removed Ctrl-C ends.");
    }

    public void Dispose()
    {
        _output.Dispose();
        _error.Dispose();
    }

    private HostTerminal Terminal() => new(_output, _error, "/", IsInteractive: true, Width: 60);

    private static ViewChangeDocument Change(string summary) => new() { Format = DocumentFormats.ViewChange, Summary = summary, ViewHead = ViewChanges.Nothing };
}

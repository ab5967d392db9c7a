using System.Runtime.InteropServices;
using PluginKit.ConsoleHost.CommandLine;
using PluginKit.ConsoleHost.Output;
using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Problems;

namespace PluginKit.ConsoleHost.Pages;

/// <summary>The page on a screen of its own in a terminal, drawn anew at every change and when the window gets another size. What was on the terminal before comes back.</summary>
internal sealed class ScreenPage : IPageOutput
{
    private const string Escape = "\e[";
    private const string Enter = Escape + "?1049h" + Escape + "?25l";
    private const string Leave = Escape + "?25h" + Escape + "?1049l";
    private const string Home = Escape + "H";
    private const string ClearRestOfLine = Escape + "K";
    private const string ClearBelow = Escape + "J";

    private readonly Lock _gate = new();
    private readonly HostTerminal _terminal;
    private readonly Action<HostTerminal, ViewDocument> _draw;
    private readonly PosixSignalRegistration? _resized;
    private (ViewDocument Page, string Status)? _shown;
    private readonly List<Problem> _told = [];
    private bool _disposed;

    /// <param name="terminal">The terminal.</param>
    /// <param name="draw">Prints a page to the output of the terminal that it is given, as wide as that says.</param>
    public ScreenPage(HostTerminal terminal, Action<HostTerminal, ViewDocument> draw)
    {
        _terminal = terminal;
        _draw = draw;
        _terminal.Out.Write(Enter);
        _resized = OperatingSystem.IsWindows() ? null : PosixSignalRegistration.Create(PosixSignal.SIGWINCH, _ => Resized());
    }

    public void Show(ViewDocument page, ViewChangeDocument change)
    {
        lock (_gate)
        {
            // What differs beside the entries (how old an answer is, say) is on the page, and no news.
            var isNews = change.Added.Count + change.Removed.Count + change.Changed.Count + change.Moved.Count > 0;
            _shown = (page, isNews ? change.Summary : _shown?.Status ?? string.Empty);
        }

        Redraw();
    }

    /// <summary>Kept until the screen is gone: a line of another stream would stand in the middle of the page.</summary>
    public void Tell(Problem problem)
    {
        lock (_gate)
        {
            _told.Add(problem);
        }
    }

    public void Dispose()
    {
        _resized?.Dispose();
        lock (_gate)
        {
            if (_disposed)
            {
                return;
            }

            _disposed = true;
            try
            {
                _terminal.Out.Write(Leave);
                _told.ForEach(problem => _terminal.Error.WriteLine(Shown.Text(problem.Message)));
            }
            catch (IOException)
            {
                // The terminal is gone.
            }
        }
    }

    private void Resized()
    {
        try
        {
            Redraw();
        }
        catch (IOException)
        {
            // The terminal is gone; whoever draws next notices.
        }
    }

    private void Redraw()
    {
        lock (_gate)
        {
            if (_shown is { } shown && !_disposed)
            {
                _terminal.Out.Write(Home + string.Join(ClearRestOfLine + "\r\n", Frame(shown.Page, shown.Status)) + ClearRestOfLine + ClearBelow);
            }
        }
    }

    /// <summary>As many lines as the window has, in one piece: a line more, and the terminal would scroll.</summary>
    private string[] Frame(ViewDocument page, string status)
    {
        var (width, height) = _terminal.Size();
        using var text = new StringWriter();
        _draw(_terminal with { Out = text, Width = width, Wraps = true }, page);
        var lines = text.ToString().ReplaceLineEndings("\n").TrimEnd('\n').Split('\n');
        var room = Math.Max(1, height - 1);
        var last = lines.Length > room
            ? $"… {Wording.Count(lines.Length - room, "more line")}. Ctrl-C ends."
            : $"{status} Ctrl-C ends.".TrimStart();
        return [.. lines.Take(room), last.Length <= width ? last : last[..width]];
    }
}

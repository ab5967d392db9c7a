using PluginKit.ConsoleHost.CommandLine;
using PluginKit.Contracts.Sources;
using PluginKit.Lifecycle.Requests;

namespace PluginKit.ConsoleHost.Output;

/// <summary>
/// Progress as lines on the error stream. Written at once, in order: a posted callback could come after the answer. A fetch is one line that is written over and over on a
/// terminal; anywhere else only its beginning and its end are told.
/// </summary>
internal sealed class ProgressLines(HostTerminal terminal, bool simulated) : IProgress<LifecycleProgress>
{
    private readonly Lock _gate = new();
    private string? _fetched;
    private int _open;

    public void Report(LifecycleProgress value)
    {
        lock (_gate)
        {
            if (value.Fetch is not { } fetch)
            {
                _fetched = null;
                Line(Text(value));
            }
            else if (terminal.IsErrorInteractive)
            {
                Over(Text(value));
            }
            else if (_fetched != value.Subject || IsEnd(fetch))
            {
                _fetched = value.Subject;
                Line(Text(value));
            }
        }
    }

    /// <summary>The answer comes next: it begins on a line of its own.</summary>
    public void End()
    {
        lock (_gate)
        {
            if (_open > 0)
            {
                terminal.Error.WriteLine();
                _open = 0;
            }
        }
    }

    private static bool IsEnd(FetchProgress fetch) => fetch is { Phase: FetchPhase.Receiving, Percent: 100 };

    private void Line(string text)
    {
        End();
        terminal.Error.WriteLine(text);
    }

    /// <summary>Never as long as the line is: what wraps cannot be written over.</summary>
    private void Over(string text)
    {
        var room = Math.Max(terminal.Size().Width - 1, 1);
        text = text.Length > room ? text[..room] : text;
        terminal.Error.Write("\r" + text.PadRight(Math.Min(_open, room)));
        _open = text.Length;
    }

    private string Text(LifecycleProgress value)
    {
        var step = value.StepCount > 0 ? $" {value.Step}/{value.StepCount}" : string.Empty;
        var target = value.TargetId is null ? string.Empty : $" {value.TargetId}{(simulated ? " (simulated)" : string.Empty)}";
        return $"  [{value.Stage}{target}{step}] {Shown.Text(value.Message)}";
    }
}

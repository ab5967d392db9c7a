using System.Text.Json.Nodes;
using PluginKit.Concurrency.Worker.Commands;
using PluginKit.Testing.FaultInjection;
using PluginKit.Testing.Observation;

namespace PluginKit.Concurrency.Worker.Observing;

/// <summary>
/// Looks at every operation on the disk right before it is done: counts, knows the named points, and stops, announces or cancels where the command says
/// (<c>stop-at</c>, <c>stop-on</c>, <c>announce</c>, <c>cancel-on</c>). After <c>crash-at</c> nothing reaches the disk any more until the next command.
/// </summary>
internal sealed class Watch(Voice voice)
{
    private readonly SemaphoreSlim _continued = new(0);
    private Points _points = new(string.Empty);
    private Turns _turns = new(string.Empty);
    private Command? _command;
    private CancellationTokenSource? _cancellation;
    private int _writes;
    private int _all;
    private bool _crashed;

    public void Look(string root)
    {
        var home = Path.Combine(root, "home", ".plugin-kit-ai");
        (_points, _turns) = (new(Path.Combine(home, "state.json")), new(root));
    }

    public CancellationTokenSource Begin(Command command)
    {
        (_command, _writes, _all, _crashed) = (command, 0, 0, false);
        _points.Clear();
        _turns.Clear();
        return _cancellation = new();
    }

    /// <summary>What was seen since <see cref="Begin"/>.</summary>
    public void Report(JsonObject answer)
    {
        (answer["writes"], answer["operations"]) = (_writes, _all);
        answer["points"] = new JsonArray([.. _points.Seen.Select(static name => JsonValue.Create(name))]);
        _turns.Report(answer);
    }

    public void Continue() => _continued.Release();

    public void Before(DiskOperation operation)
    {
        if (_command is not { } command)
        {
            return;
        }

        if (_crashed)
        {
            throw new SimulatedCrashException();
        }

        _turns.Before(operation);
        if (++_all == command.Number("cancel-on"))
        {
            _cancellation!.Cancel();
        }

        foreach (var point in _points.Before(operation))
        {
            if (string.Equals(point, command.Text("stop-at"), StringComparison.Ordinal))
            {
                Stop(point);
            }

            if (string.Equals(point, command.Text("crash-at"), StringComparison.Ordinal))
            {
                _crashed = true;
                throw new SimulatedCrashException(point);
            }
        }

        if (!operation.IsWrite && !operation.IsFlush)
        {
            return;
        }

        _writes++;
        if (command.Text("announce") is not null && operation.Kind != DiskOperationKind.TryLock)
        {
            voice.Say("event", "operation");
        }

        if (_writes == command.Number("stop-on"))
        {
            Stop(operation.ToString());
        }
    }

    /// <summary>Something has come about that is no operation on the disk.</summary>
    public void Pass(string name)
    {
        if (string.Equals(_points.Pass(name), _command?.Text("stop-at"), StringComparison.Ordinal))
        {
            Stop(name);
        }
    }

    private void Stop(string where)
    {
        voice.Say("stopped", where);
        _continued.Wait();
    }
}

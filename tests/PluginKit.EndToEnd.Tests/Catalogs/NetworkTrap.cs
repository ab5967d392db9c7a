using System.Collections.Concurrent;
using System.Diagnostics.Tracing;

namespace PluginKit.EndToEnd.Tests.Catalogs;

/// <summary>Hears every name that is looked up and every connection that is begun by what its maker calls; other tests of the process are not heard.</summary>
internal sealed class NetworkTrap : EventListener
{
    private readonly ConcurrentQueue<string> _heard = new();

    // What begins something says so on its own flow of execution.
    private readonly AsyncLocal<bool> _isMine = new() { Value = true };

    public IReadOnlyCollection<string> Heard => _heard;

    protected override void OnEventSourceCreated(EventSource eventSource)
    {
        if (eventSource.Name is "System.Net.Sockets" or "System.Net.NameResolution" or "System.Net.Http" or "System.Net.Security")
        {
            EnableEvents(eventSource, EventLevel.Informational);
        }
    }

    protected override void OnEventWritten(EventWrittenEventArgs eventData)
    {
        if (eventData.EventName is { } name && name.EndsWith("Start", StringComparison.Ordinal) && _isMine?.Value is true)
        {
            _heard?.Enqueue($"{eventData.EventSource.Name}: {name}");
        }
    }
}

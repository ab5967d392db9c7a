using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace PluginKit.Tests.Diagnostics;

/// <summary>Keeps every log event with its text, its values and its exception.</summary>
internal sealed class CollectedLog : ILoggerFactory, ILogger
{
    private readonly ConcurrentQueue<(LogLevel Level, EventId Id, string Text)> _events = new();

    public IReadOnlyList<(LogLevel Level, EventId Id, string Text)> Events => [.. _events];

    public string? Category { get; private set; }

    public IReadOnlyList<int> Ids => [.. Events.Select(static logged => logged.Id.Id)];

    public string Text => string.Join('\n', Events.Select(static logged => logged.Text));

    public ILogger CreateLogger(string categoryName)
    {
        Category = categoryName;
        return this;
    }

    public void AddProvider(ILoggerProvider provider)
    {
    }

    public void Dispose()
    {
    }

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        var values = state is IEnumerable<KeyValuePair<string, object?>> pairs ? string.Join(' ', pairs.Select(static pair => pair.Value)) : string.Empty;
        _events.Enqueue((logLevel, eventId, $"{formatter(state, exception)} {values} {exception}"));
    }
}

using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace PluginKit.Lifecycle.Tests.Diagnostics;

/// <summary>A meter factory whose instruments are listened to; other tests measure at the same time, so it is told apart by its scope.</summary>
internal sealed class CollectedMeasures : IMeterFactory
{
    private readonly ConcurrentQueue<(string Name, string? Unit, double Value, string Tags)> _measurements = new();
    private readonly MeterListener _listener = new();

    public CollectedMeasures()
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (ReferenceEquals(instrument.Meter.Scope, this))
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Add(instrument, value, tags));
        _listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Add(instrument, value, tags));
        _listener.Start();
    }

    public IReadOnlyList<(string Name, string? Unit, double Value, string Tags)> All => [.. _measurements];

    public IReadOnlyList<string> Of(string name) => [.. All.Where(measured => measured.Name == name).Select(static measured => measured.Tags)];

    public Meter Create(MeterOptions options)
    {
        options.Scope = this;
        return new(options);
    }

    public void Dispose() => _listener.Dispose();

    private void Add(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags) =>
        _measurements.Enqueue((instrument.Name, instrument.Unit, value, string.Join(' ', tags.ToArray().Select(static tag => $"{tag.Key}={tag.Value}"))));
}

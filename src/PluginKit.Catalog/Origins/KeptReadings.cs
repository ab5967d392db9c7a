using System.Collections.Concurrent;
using PluginKit.Catalog.Reading;
using PluginKit.Contracts.Documents;

namespace PluginKit.Catalog.Origins;

/// <summary>
/// What was made of a snapshot, for as long as the application holds the document that it got: the same bytes make the same entries. Holds no entries alive itself.
/// </summary>
internal sealed class KeptReadings
{
    private readonly ConcurrentDictionary<string, Kept> _byOrigin = new(StringComparer.Ordinal);

    /// <param name="origin">The origin.</param>
    /// <param name="asStale">Whether it stands in for another one.</param>
    /// <param name="content">What tells its content from any other.</param>
    /// <param name="read">Makes the entries.</param>
    public CatalogReading Read(CatalogOrigin origin, bool asStale, string content, Func<CatalogReading> read)
    {
        var key = $"{origin.Id}\0{origin.Location}\0{asStale}";
        if (_byOrigin.TryGetValue(key, out var kept) && kept.Content == content && kept.Entries.TryGetTarget(out var entries) && kept.Rest.IsStillSo?.Invoke() is not false)
        {
            return kept.Rest with { Entries = entries };
        }

        var reading = read();
        if (reading.Failure is null)
        {
            _byOrigin[key] = new(content, reading with { Entries = [] }, new(reading.Entries));
        }

        return reading;
    }

    private sealed record Kept(string Content, CatalogReading Rest, WeakReference<IReadOnlyList<CatalogEntry>> Entries);
}

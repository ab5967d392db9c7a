using System.Collections.Concurrent;
using PluginKit.Catalog.Reading;
using PluginKit.Contracts.Digests;
using PluginKit.Contracts.Documents;

namespace PluginKit.Catalog.Origins;

/// <summary>
/// What was made of a snapshot, for as long as the application holds the document that it got: the same bytes make the same entries. Holds no entries alive itself.
/// </summary>
internal sealed class KeptReadings
{
    private readonly ConcurrentDictionary<string, Kept> _byOrigin = new(StringComparer.Ordinal);

    public CatalogReading Read(CatalogOrigin origin, bool asStale, ReadOnlyMemory<byte> utf8, Func<CatalogReading> read)
    {
        var (key, digest) = ($"{origin.Id}\0{origin.Location}\0{asStale}", ContentDigest.Of(utf8.Span));
        if (_byOrigin.TryGetValue(key, out var kept) && kept.Digest == digest && kept.Entries.TryGetTarget(out var entries))
        {
            return kept.Rest with { Entries = entries };
        }

        var reading = read();
        if (reading.Failure is null)
        {
            _byOrigin[key] = new(digest, reading with { Entries = [] }, new(reading.Entries));
        }

        return reading;
    }

    private sealed record Kept(string Digest, CatalogReading Rest, WeakReference<IReadOnlyList<CatalogEntry>> Entries);
}

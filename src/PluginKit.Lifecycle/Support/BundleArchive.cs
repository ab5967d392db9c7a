using System.Buffers;
using System.IO.Compression;
using System.Text.Json;

namespace PluginKit.Lifecycle.Support;

/// <summary>The zip file of a bundle, put together in memory within a limit.</summary>
internal sealed class BundleArchive(DateTimeOffset now) : IDisposable
{
    public const int MostBytes = 16 << 20;
    private const int MostEntryBytes = 4 << 20;

    private readonly MemoryStream _bytes = new();
    private readonly List<string> _entries = [];
    private ZipArchive? _zip;
    private long _taken;

    public IReadOnlyList<string> Entries => _entries;

    /// <summary>Adds a file of JSON; one that is too large is only named.</summary>
    public void Add(string name, Action<Utf8JsonWriter> write)
    {
        var content = Render(write);
        if (content.WrittenCount > MostEntryBytes || _taken + content.WrittenCount > MostBytes)
        {
            var size = content.WrittenCount;
            content = Render(json =>
            {
                json.WriteStartObject();
                json.WriteNumber("left_out_bytes", size);
                json.WriteEndObject();
            });
        }

        _zip ??= new(_bytes, ZipArchiveMode.Create, leaveOpen: true);
        var entry = _zip.CreateEntry(name, CompressionLevel.Optimal);
        // The form knows no years before 1980, and no time zone.
        entry.LastWriteTime = now.Year < 1980 ? new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero) : now;
        using var stream = entry.Open();
        stream.Write(content.WrittenSpan);
        _taken += content.WrittenCount;
        _entries.Add(name);
    }

    /// <summary>The whole file.</summary>
    public ReadOnlyMemory<byte> Finish()
    {
        _zip?.Dispose();
        _zip = null;
        return _bytes.GetBuffer().AsMemory(0, (int)_bytes.Length);
    }

    public void Dispose()
    {
        _zip?.Dispose();
        _bytes.Dispose();
    }

    private static ArrayBufferWriter<byte> Render(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(buffer, RedactedJson.WriterOptions);
        write(json);
        json.Flush();
        return buffer;
    }
}

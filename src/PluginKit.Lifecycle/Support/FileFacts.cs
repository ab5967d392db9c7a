using System.Text.Json;
using PluginKit.Contracts.Digests;
using PluginKit.Lifecycle.Execution;
using PluginKit.Platform.Disk;

namespace PluginKit.Lifecycle.Support;

/// <summary>What a bundle tells of a file: where, what kind, which mode, how long, which digest. Never what stands in it.</summary>
internal sealed class FileFacts(IDisk disk, DurableFiles files)
{
    public void Write(Utf8JsonWriter json, string path, Redaction redaction)
    {
        json.WriteStartObject();
        json.WriteString("path", redaction.Text(path));
        try
        {
            var entry = disk.Stat(path);
            json.WriteString("kind", entry is null ? "absent" : entry.Kind.ToString());
            if (entry is not null)
            {
                json.WriteString("mode", entry.Mode is { } mode ? Convert.ToString((int)mode, 8) : null);
                json.WriteNumber("bytes", entry.Length);
            }

            if (entry is { Kind: DiskEntryKind.File or DiskEntryKind.Link } && disk.Stat(disk.ResolveLinks(path)) is { Kind: DiskEntryKind.File })
            {
                json.WriteString("digest", ContentDigest.Of(files.ReadAll(path, ObservationEvaluator.MaxFileBytes)));
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            json.WriteString("unreadable", exception.GetType().Name);
        }

        json.WriteEndObject();
    }
}

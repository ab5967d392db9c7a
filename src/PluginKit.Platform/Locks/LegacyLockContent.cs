using System.Text.Json;
using PluginKit.Platform.Processes;

namespace PluginKit.Platform.Locks;

/// <summary>
/// The content of the tool's lock file: <c>key</c>, <c>pid</c>, <c>started_at</c>. The tool only looks at whether the file exists, so ours carries
/// members more by which we know it again.
/// </summary>
internal sealed record LegacyLockContent(int Pid, DateTimeOffset? LockedAt, bool IsOurs, string? Host, DateTimeOffset? ProcessStartedAt)
{
    private const string Ours = "pluginkit";

    public static byte[] Make(ProcessIdentity self, DateTimeOffset now)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            writer.WriteStartObject();
            writer.WriteString("key", "state");
            writer.WriteNumber("pid", self.Id);
            writer.WriteString("started_at", now);
            writer.WriteString("owner", Ours);
            writer.WriteString("host", Environment.MachineName);
            writer.WriteString("process_started_at", self.StartedAt);
            writer.WriteEndObject();
        }

        return stream.ToArray();
    }

    public static LegacyLockContent? Parse(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            using var document = JsonDocument.Parse(bytes);
            var root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object || LockJson.Number(root, "pid") is not { } pid)
            {
                return null;
            }

            return new(
                pid,
                LockJson.Time(root, "started_at"),
                string.Equals(LockJson.Text(root, "owner"), Ours, StringComparison.Ordinal),
                LockJson.Text(root, "host"),
                LockJson.Time(root, "process_started_at"));
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

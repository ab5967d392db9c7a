using System.Text.Json;
using PluginKit.Platform.Disk;

namespace PluginKit.Platform.Locks;

/// <summary>The file beside a lock that tells who holds it. Nothing depends on it: it may be missing, old or garbage.</summary>
internal static class LockOwnerFile
{
    private const int MaximumBytes = 16 << 10;

    public static string PathFor(string lockFile) => lockFile + ".owner.json";

    public static void Write(IDisk disk, string lockFile, LockOwner owner)
    {
        var path = PathFor(lockFile);
        try
        {
            disk.DeleteFile(path);
            using var stream = disk.CreateNew(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
            using var writer = new Utf8JsonWriter(stream);
            writer.WriteStartObject();
            writer.WriteNumber("pid", owner.Pid ?? 0);
            writer.WriteString("operation", owner.Operation);
            writer.WriteString("started_at", owner.StartedAt ?? default);
            writer.WriteEndObject();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The lock is held all the same.
        }
    }

    public static void Delete(IDisk disk, string lockFile)
    {
        try
        {
            disk.DeleteFile(PathFor(lockFile));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The next holder replaces it.
        }
    }

    public static LockOwner? Read(IDisk disk, string lockFile)
    {
        var path = PathFor(lockFile);
        var view = BoundedRead.Read(disk, path, path, MaximumBytes);
        if (!view.IsOk)
        {
            return null;
        }

        try
        {
            using var document = JsonDocument.Parse(view.Bytes);
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? new(LockJson.Number(document.RootElement, "pid"), LockJson.Text(document.RootElement, "operation"), LockJson.Time(document.RootElement, "started_at"))
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

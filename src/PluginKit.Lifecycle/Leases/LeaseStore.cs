using System.Globalization;
using System.Text.Json;
using PluginKit.Contracts.Clients;
using PluginKit.Contracts.Problems;
using PluginKit.Lifecycle.State;
using PluginKit.Platform.Disk;
using PluginKit.Platform.Processes;

namespace PluginKit.Lifecycle.Leases;

/// <summary>Leases on disk, one file each, written without any lock. A lease of a process that is gone counts for nothing.</summary>
internal sealed class LeaseStore(IDisk disk, DurableFiles files, IProcessTable processes, LifecyclePaths paths)
{
    private const int MaxBytes = 256 << 10;
    private const string Extension = ".json";

    public (string? File, Problem? Problem) Write(string? integrationId, IReadOnlyList<string> held)
    {
        var self = processes.Self;
        var file = Path.Combine(paths.Leases, string.Create(CultureInfo.InvariantCulture, $"{self.Id}-{Guid.NewGuid():N}{Extension}"));
        var lease = new LeaseFile { ProcessId = self.Id, ProcessStartedAt = self.StartedAt, IntegrationId = integrationId, Paths = held };
        try
        {
            var written = files.Replace(
                file, JsonSerializer.SerializeToUtf8Bytes(lease, LeaseJsonContext.Default.LeaseFile), new() { ExpectedDigest = null, AllowedRoots = [paths.Own] });
            return written.Problem is { } problem ? (null, problem) : (file, null);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return (null, Problem.Of(ProblemCodes.WriteFailed, $"'{file}' cannot be written: {exception.Message}", file));
        }
    }

    /// <summary>Lets go; a file that stays is collected once its process is gone.</summary>
    public void Release(string file)
    {
        try
        {
            disk.DeleteFile(file);
            files.PruneEmptyParents(file, paths.Own);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The lease ends with its process.
        }
    }

    public IReadOnlyList<FoundLease> Read()
    {
        try
        {
            return disk.Stat(paths.Leases) is { Kind: DiskEntryKind.Directory }
                ? [.. disk.List(paths.Leases).Where(static entry => entry.Kind == DiskEntryKind.File && entry.Name.EndsWith(Extension, StringComparison.Ordinal) && !entry.Name.StartsWith('.')).Select(Read)]
                : [];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    /// <summary>Whether somebody who lives holds a folder, something in it, or what it is in.</summary>
    public bool Holds(string path) => Read().Any(lease => lease.IsLive && Covers(lease, path));

    public static bool Covers(FoundLease found, string path) => found.Lease is { } lease && lease.Paths.Any(held => DiskPath.IsWithin(held, path) || DiskPath.IsWithin(path, held));

    private FoundLease Read(DiskEntry entry)
    {
        try
        {
            var read = files.ReadAll(entry.Path, MaxBytes);
            var lease = read.Status == FileViewStatus.Ok ? JsonSerializer.Deserialize(read.Bytes.Span, LeaseJsonContext.Default.LeaseFile) : null;
            return new(entry.Path, lease, lease is not null && processes.IsAlive(lease.ProcessId, lease.ProcessStartedAt));
        }
        catch (JsonException)
        {
            return new(entry.Path, null, false);
        }
    }
}

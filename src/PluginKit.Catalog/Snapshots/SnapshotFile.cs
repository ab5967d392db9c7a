using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Options;
using PluginKit.Catalog.Origins;
using PluginKit.Catalog.Reading;
using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Problems;
using PluginKit.Platform.Disk;

namespace PluginKit.Catalog.Snapshots;

/// <summary>Replaces snapshot files as a whole, so that a reader sees the old one or the new one.</summary>
internal sealed class SnapshotFile(IDisk disk, DurableFiles files, IOptions<CatalogOptions> options)
{
    private const UnixFileMode Mode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead;

    /// <summary>
    /// Writes a snapshot beside the file and puts it in its place. Piece by piece: neither the old text nor the new one is held, which for a large catalog is most
    /// of what a build would need.
    /// </summary>
    /// <returns>Why it was not written.</returns>
    public Problem? Replace(string path, CatalogDocument snapshot)
    {
        var beside = string.Empty;
        try
        {
            var real = disk.ResolveLinks(path);
            if (disk.Stat(real) is { Mode: { } mode } && (mode & UnixFileMode.UserWrite) == 0)
            {
                return Problem.Of(ProblemCodes.ClientFileProtected, $"'{path}' is read-only, and was left as it is.", path);
            }

            var folder = Path.GetDirectoryName(real)!;
            disk.CreateDirectory(folder);
            beside = Path.Join(folder, $".{Path.GetFileName(real)}.{Guid.NewGuid():N}.tmp");
            Write(beside, real, snapshot);
            disk.MoveFile(beside, real, overwrite: true);
            beside = string.Empty;
            disk.FlushDirectory(folder);
            return null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return Problem.Of(ProblemCodes.WriteFailed, $"'{path}' cannot be written: {exception.Message}", path);
        }
        finally
        {
            Clear(beside);
        }
    }

    /// <summary>What the last build left beside a snapshot.</summary>
    public PackageIndex? ReadIndex(string path) =>
        files.ReadAll(path + PackageIndex.Suffix, options.Value.MaximumSnapshotBytes) is { IsOk: true } view ? PackageIndex.Read(view.Bytes.Span) : null;

    /// <summary>Keeps it for the next build. One that cannot be kept only costs time.</summary>
    public void WriteIndex(string path, PackageIndex index) => files.Replace(path + PackageIndex.Suffix, index.Write(), Any);

    /// <summary>Marks a snapshot as an older answer and leaves every other byte of it as it is.</summary>
    /// <returns>Why that was not done.</returns>
    public Problem? MarkStale(string path)
    {
        if (files.ReadAll(path, options.Value.MaximumSnapshotBytes) is not { IsOk: true } view)
        {
            return Problem.Of(ProblemCodes.CatalogUnreadable, $"'{path}' cannot be read.", path);
        }

        try
        {
            var utf8 = view.Bytes.Span;
            var parts = JsonParts.Of(utf8);
            var source = SnapshotHead.SourceOf(utf8, parts);
            return source.Stale ? null : Replaced(path, Spliced(utf8, parts.Member("source")!.Value, source with { Stale = true }));
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return Problem.Of(ProblemCodes.CatalogCorrupt, $"'{path}' does not follow its format.", path);
        }
    }

    private void Write(string beside, string real, CatalogDocument snapshot)
    {
        using var stream = disk.CreateReplacement(beside, real, Mode);
        DocumentJson.Write(stream, snapshot);
        disk.Flush(stream);
    }

    private void Clear(string beside)
    {
        try
        {
            if (beside.Length > 0)
            {
                disk.DeleteFile(beside);
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The answer says what went wrong; the name says whose file this is.
        }
    }

    private Problem? Replaced(string path, byte[] bytes) => files.Replace(path, bytes, Any) is { IsOk: false } result
        ? result.Problem ?? Problem.Of(ProblemCodes.WriteFailed, $"'{path}' cannot be written.", path)
        : null;

    private ReplaceOptions Any => new() { ExpectedDigest = ReplaceOptions.AnyContent, MaximumBytes = options.Value.MaximumSnapshotBytes };

    private static byte[] Spliced(ReadOnlySpan<byte> utf8, Range at, CatalogSource source)
    {
        var text = JsonSerializer.Serialize(source, ContractsJsonContext.Default.CatalogSource).Replace("\n", "\n  ", StringComparison.Ordinal);
        return [.. utf8[..at.Start], .. Encoding.UTF8.GetBytes(text), .. utf8[at.End..]];
    }
}

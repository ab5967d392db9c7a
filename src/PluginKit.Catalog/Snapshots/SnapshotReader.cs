using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using System.Text.Unicode;
using Microsoft.Extensions.Options;
using PluginKit.Catalog.Projection;
using PluginKit.Catalog.Reading;
using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Problems;
using PluginKit.Platform.Disk;

namespace PluginKit.Catalog.Snapshots;

/// <summary>
/// Reads a snapshot file entry by entry, so that memory stays near the size of the file and one odd entry costs only itself. Target layers are
/// made anew for the adapters registered here.
/// </summary>
internal sealed class SnapshotReader(IDisk disk, TargetProjection targets, IOptions<CatalogOptions> options)
{
    private const int MaximumEntryProblems = 100;

    /// <param name="path">The file, links resolved.</param>
    /// <param name="location">The file as it was configured.</param>
    /// <param name="cancellationToken">Stops the read.</param>
    public CatalogReading Read(string path, string location, CancellationToken cancellationToken)
    {
        byte[] bytes;
        try
        {
            var length = disk.Stat(path)?.Length ?? 0;
            if (length > options.Value.MaximumSnapshotBytes)
            {
                return Failed(ProblemCodes.CatalogUnreadable, location, $"has {length} bytes and the limit is {options.Value.MaximumSnapshotBytes}");
            }

            using var stream = disk.OpenRead(path);
            bytes = new byte[length];
            var read = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
            if (read != bytes.Length || stream.ReadByte() >= 0)
            {
                return Failed(ProblemCodes.CatalogUnreadable, location, "changed while it was being read");
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return Failed(ProblemCodes.CatalogUnreadable, location, $"cannot be read: {exception.Message}");
        }

        return Interpret(bytes, path, location, cancellationToken);
    }

    private CatalogReading Interpret(byte[] bytes, string path, string location, CancellationToken cancellationToken)
    {
        var utf8 = bytes.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? bytes.AsMemory(Encoding.UTF8.Preamble.Length) : bytes;
        if (!Utf8.IsValid(utf8.Span))
        {
            return Failed(ProblemCodes.CatalogCorrupt, location, "is not UTF-8");
        }

        try
        {
            var envelope = SnapshotEnvelope.Of(utf8.Span);
            if (Refuse(envelope, location) is { } refusal)
            {
                return refusal;
            }

            var source = Deserialize(utf8.Span[envelope.Source!.Value], ContractsJsonContext.Default.CatalogSource)
                ?? throw new JsonException("The source is null.");
            List<Problem> problems = [.. Carried(utf8.Span, envelope)];
            var entries = Entries(utf8, envelope.Entries!, location, problems, cancellationToken);
            return new()
            {
                Source = source with { Kind = CatalogSourceKinds.BundledSnapshot, Location = location },
                Entries = entries,
                Problems = problems,
                Skipped = envelope.Entries!.Count - entries.Count,
                DetailRoot = Path.GetDirectoryName(path),
            };
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return Corrupt(exception as JsonException, location);
        }
    }

    private static CatalogReading? Refuse(SnapshotEnvelope envelope, string location)
    {
        if (envelope.Format != DocumentFormats.Catalog)
        {
            return Failed(ProblemCodes.CatalogCorrupt, location, $"is not a catalog document: 'format' is not '{DocumentFormats.Catalog}'");
        }

        if (envelope.SchemaVersion is not >= 1)
        {
            return Failed(ProblemCodes.CatalogCorrupt, location, "does not say its schema version as a number from 1");
        }

        if (envelope.SchemaVersion > DocumentFormats.SchemaVersion)
        {
            return Failed(
                ProblemCodes.CatalogNewer,
                location,
                $"has schema version {envelope.SchemaVersion}; this version of PluginKit reads up to {DocumentFormats.SchemaVersion}");
        }

        return envelope.Source is null || envelope.Entries is null
            ? Failed(ProblemCodes.CatalogCorrupt, location, "lacks 'source' or 'entries'")
            : null;
    }

    private List<CatalogEntry> Entries(
        ReadOnlyMemory<byte> utf8, IReadOnlyList<Range> ranges, string location, List<Problem> problems, CancellationToken cancellationToken)
    {
        var entries = new List<CatalogEntry>(ranges.Count);
        HashSet<string> ids = new(ranges.Count, StringComparer.Ordinal);
        var leftOut = 0;
        for (var index = 0; index < ranges.Count; index++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var (entry, reason) = Entry(utf8.Span[ranges[index]]);
            var duplicate = entry is not null && !ids.Add(entry.IntegrationId);
            if (entry is not null && !duplicate)
            {
                entries.Add(targets.Onto(entry));
            }
            else if (++leftOut <= MaximumEntryProblems)
            {
                var line = SnapshotEnvelope.LineOf(utf8.Span, ranges[index].Start.Value);
                problems.Add(duplicate
                    ? At(ProblemCodes.CatalogDuplicateId, $"Entry {index} of the snapshot repeats the id '{entry!.IntegrationId}' and is left out.", location, line)
                    : At(ProblemCodes.CatalogEntryInvalid, $"Entry {index} of the snapshot is left out: {reason}.", location, line));
            }
        }

        if (leftOut > MaximumEntryProblems)
        {
            problems.Add(Problem.Of(
                ProblemCodes.CatalogEntryInvalid, $"{leftOut - MaximumEntryProblems} more entries of the snapshot are left out.", location));
        }

        entries.Sort(static (first, second) => string.CompareOrdinal(first.IntegrationId, second.IntegrationId));
        return entries;
    }

    private static (CatalogEntry? Entry, string Reason) Entry(ReadOnlySpan<byte> utf8)
    {
        try
        {
            var entry = Deserialize(utf8, ContractsJsonContext.Default.CatalogEntry);
            return EntryShape.WhyUnusable(entry) is { } reason ? (null, reason) : (entry, string.Empty);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return (null, exception is JsonException { Path: { Length: > 1 } path } ? $"it does not follow the format at {EntryShape.Shown(path)}" : "it does not follow the format");
        }
    }

    // What was left out when the snapshot was made is still left out.
    private static IReadOnlyList<Problem> Carried(ReadOnlySpan<byte> utf8, SnapshotEnvelope envelope)
    {
        if (envelope.Problems is not { } range)
        {
            return [];
        }

        var problems = Deserialize(utf8[range], ContractsJsonContext.Default.IReadOnlyListProblem) ?? [];
        return problems.Contains(null!) ? throw new JsonException("A problem is null.") : problems;
    }

    private static TValue? Deserialize<TValue>(ReadOnlySpan<byte> utf8, JsonTypeInfo<TValue> typeInfo) => JsonSerializer.Deserialize(utf8, typeInfo);

    private static CatalogReading Corrupt(JsonException? exception, string location)
    {
        var reading = Failed(ProblemCodes.CatalogCorrupt, location, "does not follow its format");
        return exception is not { LineNumber: { } line, BytePositionInLine: { } position }
            ? reading
            : reading with
            {
                Failure = reading.Failure! with
                {
                    Message = string.Create(CultureInfo.InvariantCulture, $"'{location}' does not follow its format (line {line + 1})."),
                    Line = (int)line + 1,
                    Column = (int)position + 1,
                },
            };
    }

    private static Problem At(string code, string message, string location, int line) => Problem.Of(code, message, location) with { Line = line };

    private static CatalogReading Failed(string code, string location, string what) => CatalogReading.Failed(
        Problem.Of(code, $"'{location}' {what}.", location), CatalogSourceKinds.BundledSnapshot, location);
}

using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using PluginKit.Catalog.Origins;
using PluginKit.Catalog.Projection;
using PluginKit.Catalog.Reading;
using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Problems;

namespace PluginKit.Catalog.Snapshots;

/// <summary>
/// Reads a snapshot entry by entry, so that memory stays near the size of the file and one odd entry costs only itself. Target layers are
/// made anew for the adapters registered here.
/// </summary>
internal sealed class SnapshotReader(TargetProjection targets)
{
    private const int MaximumEntryProblems = 100;

    // Fewer are read before other threads have begun.
    private const int WorthSharing = 500;

    /// <param name="utf8">The file without a byte order mark.</param>
    /// <param name="parts">Its parts.</param>
    /// <param name="path">Where it is, links resolved; <see langword="null"/> for a stream.</param>
    /// <param name="origin">The origin that it is.</param>
    /// <param name="cancellationToken">Stops the read.</param>
    /// <exception cref="JsonException">A part other than the entries does not follow the format.</exception>
    public CatalogReading Read(ReadOnlyMemory<byte> utf8, JsonParts parts, string? path, CatalogOrigin origin, CancellationToken cancellationToken)
    {
        if (Refuse(utf8.Span, parts, origin) is { } refusal)
        {
            return refusal;
        }

        var source = SourceOf(utf8.Span, parts);
        List<Problem> problems = [.. ProblemsOf(utf8.Span, parts)];
        var entries = Entries(utf8, parts.Items("entries")!, origin, problems, cancellationToken);
        return new()
        {
            Source = source with { Kind = CatalogSourceKinds.BundledSnapshot, Location = origin.Location },
            Origins = List(utf8.Span, parts, "origins", ContractsJsonContext.Default.IReadOnlyListCatalogSource),
            Entries = entries,
            Problems = problems,
            Skipped = parts.Items("entries")!.Count - entries.Count,
            DetailRoot = Path.GetDirectoryName(path),
        };
    }

    /// <summary>Why the file is no snapshot that can be read here.</summary>
    public static CatalogReading? Refuse(ReadOnlySpan<byte> utf8, JsonParts parts, CatalogOrigin origin)
    {
        if (Value(utf8, parts, "format", ContractsJsonContext.Default.JsonNode) is not JsonValue format || !format.TryGetValue(out string? name) || name != DocumentFormats.Catalog)
        {
            return Failed(ProblemCodes.CatalogCorrupt, origin, $"is not a catalog document: 'format' is not '{DocumentFormats.Catalog}'");
        }

        if (Value(utf8, parts, "schema_version", ContractsJsonContext.Default.JsonNode)?.AsValue().TryGetValue(out int version) is not true || version < 1)
        {
            return Failed(ProblemCodes.CatalogCorrupt, origin, "does not say its schema version as a number from 1");
        }

        if (version > DocumentFormats.SchemaVersion)
        {
            return Failed(
                ProblemCodes.CatalogNewer, origin, $"has schema version {version}; this version of PluginKit reads up to {DocumentFormats.SchemaVersion}");
        }

        return parts.Has("source") && parts.Items("entries") is not null ? null : Failed(ProblemCodes.CatalogCorrupt, origin, "lacks 'source' or 'entries'");
    }

    /// <exception cref="JsonException">The source does not follow the format.</exception>
    public static CatalogSource SourceOf(ReadOnlySpan<byte> utf8, JsonParts parts) =>
        Value(utf8, parts, "source", ContractsJsonContext.Default.CatalogSource) ?? throw new JsonException("The source is null.");

    /// <summary>What was left out when the snapshot was made is still left out.</summary>
    /// <exception cref="JsonException">The problems do not follow the format.</exception>
    public static IReadOnlyList<Problem> ProblemsOf(ReadOnlySpan<byte> utf8, JsonParts parts) =>
        List(utf8, parts, "problems", ContractsJsonContext.Default.IReadOnlyListProblem);

    /// <summary>An entry as it stands in the file, or why it cannot be used.</summary>
    public static (CatalogEntry? Entry, string Reason) Entry(ReadOnlySpan<byte> utf8)
    {
        try
        {
            var entry = JsonSerializer.Deserialize(utf8, ContractsJsonContext.Default.CatalogEntry);
            return EntryShape.WhyUnusable(entry) is { } reason ? (null, reason) : (entry, string.Empty);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return (null, exception is JsonException { Path: { Length: > 1 } path } ? $"it does not follow the format at {EntryShape.Shown(path)}" : "it does not follow the format");
        }
    }

    public static CatalogReading Corrupt(JsonException? exception, CatalogOrigin origin)
    {
        var reading = Failed(ProblemCodes.CatalogCorrupt, origin, "does not follow its format");
        return exception is not { LineNumber: { } line, BytePositionInLine: { } position }
            ? reading
            : reading with
            {
                Failure = reading.Failure! with
                {
                    Message = string.Create(CultureInfo.InvariantCulture, $"'{origin.Shown}' does not follow its format (line {line + 1})."),
                    Line = (int)line + 1,
                    Column = (int)position + 1,
                },
            };
    }

    private List<CatalogEntry> Entries(
        ReadOnlyMemory<byte> utf8, IReadOnlyList<Range> ranges, CatalogOrigin origin, List<Problem> problems, CancellationToken cancellationToken)
    {
        var read = Deserialized(utf8, ranges, cancellationToken);
        var entries = new List<CatalogEntry>(ranges.Count);
        HashSet<string> ids = new(ranges.Count, StringComparer.Ordinal);
        var leftOut = 0;
        for (var index = 0; index < ranges.Count; index++)
        {
            var (entry, reason) = read[index];
            var duplicate = entry is not null && !ids.Add(entry.IntegrationId);
            if (entry is not null && !duplicate)
            {
                entries.Add(entry);
            }
            else if (++leftOut <= MaximumEntryProblems)
            {
                var line = JsonParts.LineOf(utf8.Span, ranges[index]);
                problems.Add(duplicate
                    ? At(ProblemCodes.CatalogDuplicateId, $"Entry {index} of the snapshot repeats the id '{entry!.IntegrationId}' and is left out.", origin, line)
                    : At(ProblemCodes.CatalogEntryInvalid, $"Entry {index} of the snapshot is left out: {reason}.", origin, line));
            }
        }

        if (leftOut > MaximumEntryProblems)
        {
            problems.Add(Problem.Of(
                ProblemCodes.CatalogEntryInvalid, $"{leftOut - MaximumEntryProblems} more entries of the snapshot are left out.", origin.Shown));
        }

        entries.Sort(static (first, second) => string.CompareOrdinal(first.IntegrationId, second.IntegrationId));
        return entries;
    }

    // Entries know nothing of each other, and making objects of them is nearly all of the work.
    private (CatalogEntry? Entry, string Reason)[] Deserialized(ReadOnlyMemory<byte> utf8, IReadOnlyList<Range> ranges, CancellationToken cancellationToken)
    {
        var read = new (CatalogEntry? Entry, string Reason)[ranges.Count];
        void Read(int index)
        {
            var (entry, reason) = Entry(utf8.Span[ranges[index]]);

            // The digest is about the file; what is made of the entry here is another thing.
            read[index] = (entry is null ? null : targets.Onto(entry with { EntryDigest = null }), reason);
        }

        if (ranges.Count < WorthSharing)
        {
            cancellationToken.ThrowIfCancellationRequested();
            for (var index = 0; index < ranges.Count; index++)
            {
                Read(index);
            }
        }
        else
        {
            Parallel.For(0, ranges.Count, new() { CancellationToken = cancellationToken }, Read);
        }

        return read;
    }

    private static IReadOnlyList<TItem> List<TItem>(ReadOnlySpan<byte> utf8, JsonParts parts, string member, JsonTypeInfo<IReadOnlyList<TItem>> typeInfo)
        where TItem : class
    {
        var items = Value(utf8, parts, member, typeInfo) ?? [];
        return items.Contains(null!) ? throw new JsonException($"An item of '{member}' is null.") : items;
    }

    private static TValue? Value<TValue>(ReadOnlySpan<byte> utf8, JsonParts parts, string member, JsonTypeInfo<TValue> typeInfo) =>
        parts.Member(member) is { } range ? JsonSerializer.Deserialize(utf8[range], typeInfo) : default;

    private static Problem At(string code, string message, CatalogOrigin origin, int line) => Problem.Of(code, message, origin.Shown) with { Line = line };

    private static CatalogReading Failed(string code, CatalogOrigin origin, string what) => CatalogReading.Failed(
        Problem.Of(code, $"'{origin.Shown}' {what}.", origin.Shown), CatalogSourceKinds.BundledSnapshot, origin.Location);
}

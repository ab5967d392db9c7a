using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using PluginKit.Catalog.Origins;
using PluginKit.Catalog.Reading;
using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Problems;

namespace PluginKit.Catalog.Snapshots;

/// <summary>What a snapshot file says besides its entries.</summary>
/// <param name="Source">What it was made of.</param>
/// <param name="Origins">The origins, when there were several.</param>
/// <param name="Problems">What was left out when it was made is still left out.</param>
internal sealed record SnapshotHead(CatalogSource Source, IReadOnlyList<CatalogSource> Origins, IReadOnlyList<Problem> Problems)
{
    /// <exception cref="JsonException">A part does not follow the format.</exception>
    public static SnapshotHead Of(ReadOnlySpan<byte> utf8, JsonParts parts) => new(
        SourceOf(utf8, parts),
        List(utf8, parts, "origins", ContractsJsonContext.Default.IReadOnlyListCatalogSource),
        List(utf8, parts, "problems", ContractsJsonContext.Default.IReadOnlyListProblem));

    /// <exception cref="JsonException">The source does not follow the format.</exception>
    public static CatalogSource SourceOf(ReadOnlySpan<byte> utf8, JsonParts parts) =>
        Value(utf8, parts, "source", ContractsJsonContext.Default.CatalogSource) ?? throw new JsonException("The source is null.");

    /// <summary>Why the file is no snapshot that can be read here.</summary>
    public static CatalogReading? Refusal(ReadOnlySpan<byte> utf8, JsonParts parts, CatalogOrigin origin)
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

    /// <summary>The digest of a snapshot with this head and these entries; <see cref="CatalogSource.ContentDigest"/> tells what it should be.</summary>
    public string DigestWith(IEnumerable<SnapshotEntry> entries) =>
        SnapshotDigest.Of(Source.Revision, Origins, Problems, entries.Select(static entry => (entry.Id, entry.Digest!)));

    /// <summary>Whether the text is what was written, or nobody told what that was.</summary>
    public bool IsProvenBy(string textDigest) =>
        Source is { TextDigest: null, ContentDigest: null } || Source.TextDigest == SnapshotText.Told(textDigest, Source.Revision);

    /// <summary>Whether the entries are what was written, whatever white space and escapes became of it.</summary>
    public bool IsProvenBy(IEnumerable<SnapshotEntry> entries) => Source.ContentDigest is { } told && told == DigestWith(entries);

    public static CatalogReading Damaged(CatalogOrigin origin) =>
        Failed(ProblemCodes.CatalogDigestMismatch, origin, "is damaged: its content is not what its digest says");

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

    private static IReadOnlyList<TItem> List<TItem>(ReadOnlySpan<byte> utf8, JsonParts parts, string member, JsonTypeInfo<IReadOnlyList<TItem>> typeInfo)
        where TItem : class
    {
        var items = Value(utf8, parts, member, typeInfo) ?? [];
        return items.Contains(null!) ? throw new JsonException($"An item of '{member}' is null.") : items;
    }

    private static TValue? Value<TValue>(ReadOnlySpan<byte> utf8, JsonParts parts, string member, JsonTypeInfo<TValue> typeInfo) =>
        parts.Member(member) is { } range ? JsonSerializer.Deserialize(utf8[range], typeInfo) : default;

    private static CatalogReading Failed(string code, CatalogOrigin origin, string what) => CatalogReading.Failed(
        Problem.Of(code, $"'{origin.Shown}' {what}.", origin.Shown), CatalogSourceKinds.BundledSnapshot, origin.Location);
}

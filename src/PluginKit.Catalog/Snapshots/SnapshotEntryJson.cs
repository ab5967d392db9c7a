using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using PluginKit.Catalog.Origins;
using PluginKit.Contracts.Digests;
using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Vocabulary;

namespace PluginKit.Catalog.Snapshots;

/// <summary>One entry of a snapshot file: its JSON, and the digest of that.</summary>
internal static class SnapshotEntryJson
{
    // What the writer's adapters could do is made anew for those registered here, and a digest is about the file alone: they are not even looked at.
    private static readonly Dictionary<string, JsonConverter> NotRead = new(StringComparer.Ordinal)
    {
        ["manageable_targets"] = new SkippedMember<IReadOnlyList<string>>(),
        ["primary_action_targets"] = new SkippedMember<IReadOnlyList<string>>(),
        ["available_app_targets"] = new SkippedMember<IReadOnlyList<string>>(),
        ["supported_scopes_by_target"] = new SkippedMember<IReadOnlyDictionary<string, IReadOnlyList<InstallScope>>>(),
        ["target_support"] = new SkippedMember<IReadOnlyDictionary<string, TargetSupport>>(),
        ["target_installability"] = new SkippedMember<IReadOnlyList<TargetInstallability>>(),
        ["entry_digest"] = new SkippedMember<string>(),
    };

    private static readonly JsonTypeInfo<CatalogEntry> Needed = (JsonTypeInfo<CatalogEntry>)new JsonSerializerOptions(ContractsJsonContext.Default.Options)
    {
        TypeInfoResolver = ContractsJsonContext.Default.WithAddedModifier(PassOver),
        Converters = { new SharedText() },
    }.GetTypeInfo(typeof(CatalogEntry));

    // The same text that a parsed entry is written back as, whatever escapes and white space its file has.
    private static readonly JsonTypeInfo<CatalogEntry> Plain = (JsonTypeInfo<CatalogEntry>)new JsonSerializerOptions(ContractsJsonContext.Default.Options)
    {
        TypeInfoResolver = ContractsJsonContext.Default,
        WriteIndented = false,
    }.GetTypeInfo(typeof(CatalogEntry));

    /// <summary>The digest of an entry as it will stand in a file: over its JSON without white space and without the digest.</summary>
    public static string DigestOf(CatalogEntry entry) => ContentDigest.Of(JsonSerializer.SerializeToUtf8Bytes(entry with { EntryDigest = null }, Plain));

    /// <summary>An entry without its target layers and its digest, or why it cannot be used.</summary>
    /// <param name="utf8">The entry as it stands in the file, known to be well-formed.</param>
    public static SnapshotEntry Of(ReadOnlySpan<byte> utf8)
    {
        var (entry, reason) = Read(utf8, Needed);
        return new(entry, reason, Digest: null);
    }

    /// <summary>An entry as it stands there, and what its digest should be.</summary>
    /// <param name="utf8">The entry as it stands in the file, known to be well-formed.</param>
    public static SnapshotEntry WithDigest(ReadOnlySpan<byte> utf8)
    {
        var (entry, reason) = Read(utf8, ContractsJsonContext.Default.CatalogEntry);
        return new(entry, reason, entry is null ? ContentDigest.Of(utf8) : DigestOf(utf8));
    }

    private static (CatalogEntry? Entry, string Reason) Read(ReadOnlySpan<byte> utf8, JsonTypeInfo<CatalogEntry> typeInfo)
    {
        if (utf8.Length > JsonParts.MaximumItemBytes)
        {
            return (null, $"it is larger than {JsonParts.MaximumItemBytes} bytes");
        }

        try
        {
            var entry = JsonSerializer.Deserialize(utf8, typeInfo);
            return EntryShape.WhyUnusable(entry) is { } reason ? (null, reason) : (entry, string.Empty);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return (null, exception is JsonException { Path: { Length: > 1 } path } ? $"it does not follow the format at {EntryShape.Shown(path)}" : "it does not follow the format");
        }
    }

    // Over the members that stand in the file: those that this version knows besides are not part of what an older one wrote.
    private static string DigestOf(ReadOnlySpan<byte> utf8)
    {
        var members = JsonNode.Parse(utf8)!.AsObject();
        members.Remove("entry_digest");
        return ContentDigest.OfText(members.ToJsonString());
    }

    private static void PassOver(JsonTypeInfo type)
    {
        if (type.Type != typeof(CatalogEntry))
        {
            return;
        }

        foreach (var property in type.Properties)
        {
            if (NotRead.TryGetValue(property.Name, out var converter))
            {
                property.CustomConverter = converter;
                property.IsSetNullable = true;
            }
        }
    }
}

using System.Collections.ObjectModel;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace PluginKit.Lifecycle.Checks;

/// <summary>
/// What is remembered beside state: what sources had when somebody asked, and which pending activations users said are done. Deleting it harms nothing.
/// </summary>
internal sealed record CheckFile
{
    public const int CurrentSchema = 1;

    [JsonPropertyName("schema_version")]
    public int SchemaVersion { get; init; } = CurrentSchema;

    /// <summary>By integration id.</summary>
    [JsonPropertyName("sources")]
    public IReadOnlyDictionary<string, SourceCheck> Sources { get; init => field = value ?? ReadOnlyDictionary<string, SourceCheck>.Empty; } = ReadOnlyDictionary<string, SourceCheck>.Empty;

    /// <summary>By integration id and target id: the revision of the record for which the user has done what was pending.</summary>
    [JsonPropertyName("acknowledged")]
    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> Acknowledged { get; init => field = value ?? Nothing; } = Nothing;

    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalMembers { get; set; }

    private static ReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> Nothing => ReadOnlyDictionary<string, IReadOnlyDictionary<string, string>>.Empty;
}

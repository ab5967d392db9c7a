using System.Text.Json;
using System.Text.Json.Serialization;

namespace PluginKit.Contracts.Documents;

/// <summary>What a detail page shows about one target.</summary>
public sealed record TargetDetail
{
    /// <summary>For people.</summary>
    [JsonPropertyName("warnings")]
    public IReadOnlyList<string> Warnings { get; init => field = value ?? []; } = [];

    /// <summary>Objects that PluginKit made.</summary>
    [JsonPropertyName("owned_native_objects")]
    public IReadOnlyList<NativeObject> OwnedNativeObjects { get; init => field = value ?? []; } = [];

    /// <summary>Objects that were seen.</summary>
    [JsonPropertyName("observed_native_objects")]
    public IReadOnlyList<NativeObject> ObservedNativeObjects { get; init => field = value ?? []; } = [];

    /// <summary>Client files that decide about the plugin.</summary>
    [JsonPropertyName("settings_files")]
    public IReadOnlyList<string> SettingsFiles { get; init => field = value ?? []; } = [];

    /// <summary>Layers in the order in which the client lets them win.</summary>
    [JsonPropertyName("config_precedence_context")]
    public IReadOnlyList<string> ConfigPrecedenceContext { get; init => field = value ?? []; } = [];

    /// <summary>The root in whose files the target lives.</summary>
    [JsonPropertyName("effective_native_root")]
    public string? EffectiveNativeRoot { get; init; }

    /// <summary>What was seen, as <c>name=value</c>.</summary>
    [JsonPropertyName("evidence")]
    public IReadOnlyList<string> Evidence { get; init => field = value ?? []; } = [];

    /// <summary>Members that a newer writer added; they survive a round trip.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalMembers { get; set; }
}

using System.Text.Json;
using System.Text.Json.Serialization;
using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Vocabulary;

namespace PluginKit.Lifecycle.State;

/// <summary>One target of a record. Empty lists are left out, as the existing tool does.</summary>
internal sealed record TargetInstallation
{
    [JsonPropertyName("target_id")]
    public required string TargetId { get; init; }

    [JsonPropertyName("delivery_kind")]
    public required string DeliveryKind { get; init; }

    [JsonPropertyName("capability_surface")]
    public IReadOnlyList<string>? CapabilitySurface { get; init; }

    [JsonPropertyName("state")]
    public required InstallState State { get; init; }

    [JsonPropertyName("native_ref")]
    public string? NativeRef { get; init; }

    [JsonPropertyName("activation_state")]
    public ActivationState? ActivationState { get; init; }

    [JsonPropertyName("interactive_auth_state")]
    public string? InteractiveAuthState { get; init; }

    [JsonPropertyName("catalog_policy")]
    public JsonElement? CatalogPolicy { get; init; }

    [JsonPropertyName("environment_restrictions")]
    public IReadOnlyList<EnvironmentRestriction>? EnvironmentRestrictions { get; init; }

    [JsonPropertyName("source_access_state")]
    public string? SourceAccessState { get; init; }

    [JsonPropertyName("owned_native_objects")]
    public IReadOnlyList<NativeObject>? OwnedNativeObjects { get; init; }

    /// <summary>Values of the existing tool may be lists; ours are strings.</summary>
    [JsonPropertyName("adapter_metadata")]
    public IReadOnlyDictionary<string, JsonElement>? AdapterMetadata { get; init; }

    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalMembers { get; set; }

    /// <summary>The metadata that is text.</summary>
    public IReadOnlyDictionary<string, string> TextMetadata()
    {
        var text = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in AdapterMetadata ?? new Dictionary<string, JsonElement>())
        {
            if (value.ValueKind == JsonValueKind.String)
            {
                text[name] = value.GetString()!;
            }
        }

        return text;
    }
}

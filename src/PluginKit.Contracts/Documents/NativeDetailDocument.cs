using System.Text.Json.Serialization;

namespace PluginKit.Contracts.Documents;

/// <summary>
/// Everything about one plugin that sits in a client unmanaged (<c>plugin-kit-ai/integrations-native-detail</c>): native target, detected source, observed
/// scopes and manageability in <see cref="NativeEntry"/>, and the universal plugins it seems to be.
/// </summary>
public sealed record NativeDetailDocument : IntegrationDocument
{
    /// <summary>The entry that was asked for.</summary>
    [JsonPropertyName("entry_id")]
    public required string EntryId { get; init; }

    /// <summary>The card, with the reason for every action that it does not offer.</summary>
    [JsonPropertyName("view_entry")]
    public ViewEntry? ViewEntry { get; init; }

    /// <summary>The label of the client's provider, for example <c>Anthropic</c>.</summary>
    [JsonPropertyName("native_target_label")]
    public string? NativeTargetLabel { get; init; }

    /// <summary>Discovery's truth.</summary>
    [JsonPropertyName("native_entry")]
    public DiscoveryEntry? NativeEntry { get; init; }

    /// <summary>The cards of the universal plugins that <see cref="ViewEntry.Relations"/> name, in that order; advisory.</summary>
    [JsonPropertyName("related_universal_entries")]
    public IReadOnlyList<ViewEntry> RelatedUniversalEntries { get; init => field = value ?? []; } = [];
}

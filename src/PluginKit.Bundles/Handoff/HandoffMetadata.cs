using System.Text.Json.Serialization;

namespace PluginKit.Bundles.Handoff;

/// <summary>
/// The file <c>.plugin-kit-ai-export.json</c>: the members of the existing tool, in its order and with its words, and behind them those that version 2 adds.
/// The existing tool passes over members that it does not know.
/// </summary>
internal sealed record HandoffMetadata
{
    public const string FileName = ".plugin-kit-ai-export.json";
    public const string TarGz = "tar.gz";
    public const string Generator = "plugin-kit-ai export";

    /// <summary>The version with the list of files. Metadata of the existing tool has no version, which is 1.</summary>
    public const int Listed = 2;

    [JsonPropertyName("plugin_name")]
    public string PluginName { get; init => field = value ?? string.Empty; } = string.Empty;

    [JsonPropertyName("platform")]
    public string Platform { get; init => field = value ?? string.Empty; } = string.Empty;

    [JsonPropertyName("runtime")]
    public string Runtime { get; init => field = value ?? string.Empty; } = string.Empty;

    [JsonPropertyName("manager")]
    public string? Manager { get; init; }

    [JsonPropertyName("bootstrap_model")]
    public string? BootstrapModel { get; init; }

    [JsonPropertyName("runtime_requirement")]
    public string? RuntimeRequirement { get; init; }

    [JsonPropertyName("runtime_install_hint")]
    public string? RuntimeInstallHint { get; init; }

    [JsonPropertyName("next")]
    public IReadOnlyList<string>? Next { get; init; }

    [JsonPropertyName("bundle_format")]
    public string BundleFormat { get; init => field = value ?? string.Empty; } = string.Empty;

    [JsonPropertyName("generated_by")]
    public string GeneratedBy { get; init => field = value ?? string.Empty; } = string.Empty;

    [JsonPropertyName("schema_version")]
    public int SchemaVersion { get; init => field = value == 0 ? 1 : value; } = 1;

    [JsonPropertyName("plugin_version")]
    public string? PluginVersion { get; init; }

    [JsonPropertyName("tool_version")]
    public string? ToolVersion { get; init; }

    [JsonPropertyName("tree_digest")]
    public string? TreeDigest { get; init; }

    [JsonPropertyName("files")]
    public IReadOnlyList<HandoffMetadataFile>? Files { get; init; }
}

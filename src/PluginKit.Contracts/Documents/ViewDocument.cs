using System.Text.Json.Serialization;

namespace PluginKit.Contracts.Documents;

/// <summary>What a plugin page shows, mixed and ranked (<c>plugin-kit-ai/integrations-view</c>).</summary>
public sealed record ViewDocument : IntegrationDocument
{
    /// <summary>One sentence for people.</summary>
    [JsonPropertyName("summary")]
    public required string Summary { get; init; }

    /// <summary>How complete the view is.</summary>
    [JsonPropertyName("surfaces")]
    public required SurfaceStates Surfaces { get; init; }

    /// <summary>Whether every action is off because a surface answered in a way that can only be shown; the problem <c>surface_incompatible</c> says which.</summary>
    [JsonPropertyName("read_only")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool ReadOnly { get; init; }

    /// <summary>From doctor: operations that did not end.</summary>
    [JsonPropertyName("open_operations")]
    public IReadOnlyList<OpenOperation> OpenOperations { get; init => field = value ?? []; } = [];

    /// <summary>The entries in rank order.</summary>
    [JsonPropertyName("entries")]
    public IReadOnlyList<ViewEntry> Entries { get; init => field = value ?? []; } = [];
}

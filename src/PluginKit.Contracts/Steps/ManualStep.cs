using System.Text.Json.Serialization;
using PluginKit.Contracts.Problems;

namespace PluginKit.Contracts.Steps;

/// <summary>Something only the user can do.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record ManualStep : PlanStep
{
    /// <summary>The action and its arguments.</summary>
    [JsonPropertyName("next_step")]
    public required NextStep NextStep { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override string Kind => "manual";

    /// <inheritdoc/>
    [JsonIgnore]
    public override IReadOnlyList<string> TouchedPaths => [];
}

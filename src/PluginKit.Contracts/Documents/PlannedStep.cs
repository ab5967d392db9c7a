using System.Text.Json;
using System.Text.Json.Serialization;
using PluginKit.Contracts.Vocabulary;

namespace PluginKit.Contracts.Documents;

/// <summary>One step of a plan, for people and for logs.</summary>
public sealed record PlannedStep
{
    /// <summary>When it runs.</summary>
    [JsonPropertyName("phase")]
    public StepPhase Phase { get; init => field = value == default ? StepPhase.Apply : value; } = StepPhase.Apply;

    /// <summary>The step's kind.</summary>
    [JsonPropertyName("kind")]
    public required string Kind { get; init; }

    /// <summary>What it does.</summary>
    [JsonPropertyName("summary")]
    public required string Summary { get; init; }

    /// <summary>Files and folders it touches.</summary>
    [JsonPropertyName("paths")]
    public IReadOnlyList<string> Paths { get; init => field = value ?? []; } = [];

    /// <summary>The command line it runs, if it runs one.</summary>
    [JsonPropertyName("command")]
    public IReadOnlyList<string> Command { get; init => field = value ?? []; } = [];

    /// <summary>Members that a newer writer added; they survive a round trip.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalMembers { get; set; }
}

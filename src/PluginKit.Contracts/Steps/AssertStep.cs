using System.Text.Json.Serialization;

namespace PluginKit.Contracts.Steps;

/// <summary>Statements that must hold, for example that foreign members are still there.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record AssertStep : PlanStep
{
    /// <summary>The statements.</summary>
    [JsonPropertyName("statements")]
    public required IReadOnlyList<Observation> Statements { get; init; }

    /// <summary>The problem code when one does not hold.</summary>
    [JsonPropertyName("problem_code")]
    public string ProblemCode { get; init => field = value ?? "verification_failed"; } = "verification_failed";

    /// <inheritdoc/>
    [JsonIgnore]
    public override string Kind => "assert";

    /// <inheritdoc/>
    [JsonIgnore]
    public override IReadOnlyList<string> TouchedPaths => [];
}

using System.Text.Json.Serialization;
using PluginKit.Contracts.Vocabulary;

namespace PluginKit.Contracts.Documents;

/// <summary>What a mutation came to (<c>plugin-kit-ai/integrations-result</c>).</summary>
public sealed record ResultDocument : IntegrationDocument
{
    /// <summary>What it came to.</summary>
    [JsonPropertyName("outcome")]
    public required Outcome Outcome { get; init; }

    /// <summary>What it did.</summary>
    [JsonPropertyName("report")]
    public required MutationReport Report { get; init; }

    /// <summary>One per integration where a batch was asked for; otherwise empty.</summary>
    [JsonPropertyName("reports")]
    public IReadOnlyList<MutationReport> Reports { get; init => field = value ?? []; } = [];
}

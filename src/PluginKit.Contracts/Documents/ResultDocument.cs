using System.Text.Json.Serialization;
using PluginKit.Contracts.Vocabulary;

namespace PluginKit.Contracts.Documents;

/// <summary>What a mutation came to (<c>plugin-kit-ai/integrations-result</c>).</summary>
public sealed record ResultDocument : IntegrationDocument
{
    /// <summary>Echo of the request: integrations of a batch, empty for all or where one was asked for.</summary>
    [JsonPropertyName("requested_integration_ids")]
    public IReadOnlyList<string> RequestedIntegrationIds { get; init => field = value ?? []; } = [];

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

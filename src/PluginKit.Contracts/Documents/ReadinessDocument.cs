using System.Text.Json.Serialization;

namespace PluginKit.Contracts.Documents;

/// <summary>
/// Whether an authored project can run where it is, and what is missing (<c>plugin-kit-ai/readiness-report</c>). Nothing of the project was run to find out.
/// </summary>
public sealed record ReadinessDocument : IntegrationDocument
{
    /// <summary>The folder of the project, absolute.</summary>
    [JsonPropertyName("project_root")]
    public required string ProjectRoot { get; init; }

    /// <summary>What was found.</summary>
    [JsonPropertyName("readiness")]
    public required ProjectReadiness Readiness { get; init; }

    /// <summary>What a bootstrap would run; empty unless one would help.</summary>
    [JsonPropertyName("bootstrap_steps")]
    public IReadOnlyList<BootstrapStep> BootstrapSteps { get; init => field = value ?? []; } = [];
}

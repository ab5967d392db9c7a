using System.Text.Json.Serialization;
using PluginKit.Contracts.Vocabulary;

namespace PluginKit.Contracts.Documents;

/// <summary>
/// What preparing a project to run came to: the package manager that installs, and the build (<c>plugin-kit-ai/bootstrap-result</c>). Both run code of strangers,
/// so that it is only ever done when it is asked for.
/// </summary>
public sealed record BootstrapDocument : IntegrationDocument
{
    /// <summary>The folder of the project, absolute.</summary>
    [JsonPropertyName("project_root")]
    public required string ProjectRoot { get; init; }

    /// <summary>What it came to.</summary>
    [JsonPropertyName("outcome")]
    public required BootstrapOutcome Outcome { get; init; }

    /// <summary>The steps in their order; empty when there was nothing to do.</summary>
    [JsonPropertyName("steps")]
    public IReadOnlyList<BootstrapStep> Steps { get; init => field = value ?? []; } = [];

    /// <summary>How ready the project is now: looked at again after the steps.</summary>
    [JsonPropertyName("readiness")]
    public required ProjectReadiness Readiness { get; init; }
}

using System.Text.Json.Serialization;
using PluginKit.Contracts.Vocabulary;

namespace PluginKit.Contracts.Documents;

/// <summary>
/// Whether a project is what its targets want (<c>plugin-kit-ai/validate-report</c>, the format of the existing tool with members added). Nothing was run for it.
/// </summary>
/// <remarks>
/// Unlike in every other document, <c>warnings</c> are objects: they were in this format before. Whoever holds it as an <see cref="IntegrationDocument"/> sees the same
/// warnings as sentences, and the same number of them; in JSON there is the one member.
/// </remarks>
public sealed record ValidationDocument : IntegrationDocument
{
    /// <summary>The folder of the project, absolute.</summary>
    [JsonPropertyName("project_root")]
    public required string ProjectRoot { get; init; }

    /// <summary>Echo of the request: the platform; empty for all that the project has.</summary>
    [JsonPropertyName("requested_platform")]
    public string RequestedPlatform { get; init => field = value ?? string.Empty; } = string.Empty;

    /// <summary>What it came to.</summary>
    [JsonPropertyName("outcome")]
    public required ValidationOutcome Outcome { get; init; }

    /// <summary>Whether warnings count: those that the existing tool has, too, and no others.</summary>
    /// <remarks>They are <see cref="ValidationKinds.StrictWarnings"/>.</remarks>
    [JsonPropertyName("strict_mode")]
    public bool StrictMode { get; init; }

    /// <summary>Whether nothing but warnings that count kept it from passing.</summary>
    [JsonPropertyName("strict_failed")]
    public bool StrictFailed { get; init; }

    /// <summary>How many <see cref="Failures"/> there are.</summary>
    [JsonPropertyName("failure_count")]
    public int FailureCount => Failures.Count;

    /// <summary>How many <see cref="Warnings"/> there are.</summary>
    [JsonPropertyName("warning_count")]
    [JsonPropertyOrder(-12)]
    public new int WarningCount => Warnings.Count;

    /// <summary>The platforms that were validated, separated by commas; empty when none could be.</summary>
    [JsonPropertyName("platform")]
    public string Platform { get; init => field = value ?? string.Empty; } = string.Empty;

    /// <summary>What was looked at: <c>plugin_manifest</c>, <c>package_graph</c>, <c>generated_artifacts</c>, <c>runtime</c>; only as far as it came.</summary>
    [JsonPropertyName("checks")]
    public IReadOnlyList<string> Checks { get; init => field = value ?? []; } = [];

    /// <summary>What is odd.</summary>
    /// <remarks>Setting it sets the sentences of <see cref="IntegrationDocument.Warnings"/>, too.</remarks>
    [JsonPropertyName("warnings")]
    [JsonPropertyOrder(-11)]
    public new IReadOnlyList<ValidationFinding> Warnings
    {
        get;
        init
        {
            field = value ?? [];
            base.Warnings = [.. field.Select(static finding => finding.Message)];
        }
    } = [];

    /// <summary>What is wrong.</summary>
    [JsonPropertyName("failures")]
    public IReadOnlyList<ValidationFinding> Failures { get; init => field = value ?? []; } = [];
}

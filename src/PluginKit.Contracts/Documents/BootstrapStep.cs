using System.Text.Json;
using System.Text.Json.Serialization;
using PluginKit.Contracts.Vocabulary;

namespace PluginKit.Contracts.Documents;

/// <summary>One program that a bootstrap runs.</summary>
public sealed record BootstrapStep
{
    /// <summary>A value of <see cref="Kind"/>: an environment is made.</summary>
    public const string Environment = "environment";

    /// <summary>A value of <see cref="Kind"/>: dependencies are installed.</summary>
    public const string Install = "install";

    /// <summary>A value of <see cref="Kind"/>: the output is built.</summary>
    public const string Build = "build";

    /// <summary><see cref="Environment"/>, <see cref="Install"/> or <see cref="Build"/>; a newer writer may add words.</summary>
    [JsonPropertyName("kind")]
    public required string Kind { get; init; }

    /// <summary>The program: absolute, or a bare name where it is not on the search path; one in the project, such as that of a new environment, exists once the step before has run.</summary>
    [JsonPropertyName("program")]
    public required string Program { get; init; }

    /// <summary>Its arguments, each passed as it is.</summary>
    [JsonPropertyName("arguments")]
    public IReadOnlyList<string> Arguments { get; init => field = value ?? []; } = [];

    /// <summary>Its working directory, absolute.</summary>
    [JsonPropertyName("working_directory")]
    public required string WorkingDirectory { get; init; }

    /// <summary>What became of it.</summary>
    [JsonPropertyName("state")]
    public BootstrapStepState State { get; init => field = value == default ? BootstrapStepState.Planned : value; } = BootstrapStepState.Planned;

    /// <summary>Its exit code; absent unless it ended by itself.</summary>
    [JsonPropertyName("exit_code")]
    public int? ExitCode { get; init; }

    /// <summary>The last lines that it printed, of both outputs; untrusted text. Empty unless it was run.</summary>
    [JsonPropertyName("output_tail")]
    public IReadOnlyList<string> OutputTail { get; init => field = value ?? []; } = [];

    /// <summary>Members that a newer writer added; they survive a round trip.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalMembers { get; set; }
}

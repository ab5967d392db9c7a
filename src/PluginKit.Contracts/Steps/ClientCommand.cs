using System.Collections.ObjectModel;
using System.Text.Json.Serialization;

namespace PluginKit.Contracts.Steps;

/// <summary>A command line of a client's program. The executor resolves the program, closes its input and limits its time and output.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record ClientCommand
{
    /// <summary>The program as declared in <see cref="Clients.AdapterDescription.Programs"/>.</summary>
    [JsonPropertyName("program")]
    public required string Program { get; init; }

    /// <summary>Arguments, never a shell string.</summary>
    [JsonPropertyName("arguments")]
    public required IReadOnlyList<string> Arguments { get; init; }

    /// <summary>Working directory, absolute; never inherited.</summary>
    [JsonPropertyName("working_directory")]
    public required string WorkingDirectory { get; init; }

    /// <summary>Variables added to the client's environment. No secrets.</summary>
    [JsonPropertyName("environment")]
    public IReadOnlyDictionary<string, string> Environment
    {
        get;
        init => field = value ?? ReadOnlyDictionary<string, string>.Empty;
    } = ReadOnlyDictionary<string, string>.Empty;

    /// <summary>Time limit in seconds.</summary>
    [JsonPropertyName("timeout_seconds")]
    public int TimeoutSeconds { get; init => field = value == 0 ? 30 : value; } = 30;

    /// <summary>Program and arguments, for people and logs.</summary>
    [JsonIgnore]
    public IReadOnlyList<string> CommandLine => [Program, .. Arguments];
}

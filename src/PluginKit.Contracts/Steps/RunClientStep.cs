using System.Text.Json.Serialization;

namespace PluginKit.Contracts.Steps;

/// <summary>Runs a command of the client.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record RunClientStep : PlanStep
{
    /// <summary>The command.</summary>
    [JsonPropertyName("command")]
    public required ClientCommand Command { get; init; }

    /// <summary>If it holds, the command is not run.</summary>
    [JsonPropertyName("already")]
    public Observation? Already { get; init; }

    /// <summary>What must hold afterwards: an exit code is no proof.</summary>
    [JsonPropertyName("expects")]
    public Observation? Expects { get; init; }

    /// <summary>The command that takes it back.</summary>
    [JsonPropertyName("undo")]
    public ClientCommand? Undo { get; init; }

    /// <summary>If it holds, nothing has to be taken back; it must hold after the undo.</summary>
    [JsonPropertyName("undo_already")]
    public Observation? UndoAlready { get; init; }

    /// <summary>How often it is tried when <see cref="Expects"/> does not hold, 1 to 3.</summary>
    [JsonPropertyName("attempts")]
    public int Attempts { get; init => field = value == 0 ? 1 : value; } = 1;

    /// <summary>Files and folders that the client changes.</summary>
    [JsonPropertyName("touches")]
    public IReadOnlyList<string> Touches { get; init => field = value ?? []; } = [];

    /// <inheritdoc/>
    [JsonIgnore]
    public override string Kind => "run_client";

    /// <inheritdoc/>
    [JsonIgnore]
    public override IReadOnlyList<string> TouchedPaths => Touches;
}

using System.Text.Json;
using System.Text.Json.Serialization;
using PluginKit.Contracts.Vocabulary;

namespace PluginKit.Contracts.Documents;

/// <summary>What the runtime of a project needs, and what of it is there. Paths inside the project are relative to it, with forward slashes.</summary>
public sealed record ProjectReadiness
{
    /// <summary>The answer.</summary>
    [JsonPropertyName("status")]
    public required ReadinessStatus Status { get; init; }

    /// <summary>Why, as a word of <see cref="ReadinessReasons"/>; a newer writer may add words.</summary>
    [JsonPropertyName("reason_code")]
    public required string ReasonCode { get; init; }

    /// <summary>Why, as a sentence for people.</summary>
    [JsonPropertyName("reason")]
    public required string Reason { get; init; }

    /// <summary>Authored target ids of the project, as far as its <c>plugin.yaml</c> can be read.</summary>
    [JsonPropertyName("targets")]
    public IReadOnlyList<string> Targets { get; init => field = value ?? []; } = [];

    /// <summary><c>go</c>, <c>python</c>, <c>node</c> or <c>shell</c>; absent without a launcher.</summary>
    [JsonPropertyName("runtime")]
    public string? Runtime { get; init; }

    /// <summary>The entry point as <c>launcher.yaml</c> names it.</summary>
    [JsonPropertyName("entrypoint")]
    public string? Entrypoint { get; init; }

    /// <summary><c>uv</c>, <c>poetry</c>, <c>pipenv</c>, <c>requirements</c> or <c>venv</c>; <c>bun</c>, <c>pnpm</c>, <c>yarn</c> or <c>npm</c>; absent for other runtimes.</summary>
    [JsonPropertyName("manager")]
    public string? Manager { get; init; }

    /// <summary>The file that tells the manager, for example <c>uv.lock</c>; absent where the manager is only the default.</summary>
    [JsonPropertyName("manager_evidence")]
    public string? ManagerEvidence { get; init; }

    /// <summary>The program of the manager on the search path, absolute; absent when there is none.</summary>
    [JsonPropertyName("manager_program")]
    public string? ManagerProgram { get; init; }

    /// <summary>The lock file of the manager; absent when there is none.</summary>
    [JsonPropertyName("lock_file")]
    public string? LockFile { get; init; }

    /// <summary>What shows that dependencies are installed: an environment or <c>node_modules</c>, absolute; absent when nothing does.</summary>
    [JsonPropertyName("install_state")]
    public string? InstallState { get; init; }

    /// <summary>Whether that belongs to the project (<c>repo_local</c>) or is kept elsewhere by the manager (<c>manager_owned</c>).</summary>
    [JsonPropertyName("install_state_owner")]
    public string? InstallStateOwner { get; init; }

    /// <summary>The program of the runtime on the search path, absolute; absent when it was not looked for or is not there.</summary>
    [JsonPropertyName("runtime_program")]
    public string? RuntimeProgram { get; init; }

    /// <summary>Its version: as the program says, or as the environment notes; absent when nobody was asked.</summary>
    [JsonPropertyName("runtime_version")]
    public string? RuntimeVersion { get; init; }

    /// <summary>The oldest version that will do, for example <c>3.10</c>.</summary>
    [JsonPropertyName("minimum_runtime_version")]
    public string? MinimumRuntimeVersion { get; init; }

    /// <summary>The file that the entry point hands over to.</summary>
    [JsonPropertyName("runtime_target")]
    public string? RuntimeTarget { get; init; }

    /// <summary>Where a TypeScript build writes to.</summary>
    [JsonPropertyName("output_directory")]
    public string? OutputDirectory { get; init; }

    /// <summary>Whether the entry point runs built output.</summary>
    [JsonPropertyName("needs_build_output")]
    public bool NeedsBuildOutput { get; init; }

    /// <summary>Members that a newer writer added; they survive a round trip.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalMembers { get; set; }
}

using System.Text.Json;
using System.Text.Json.Serialization;
using PluginKit.Contracts.Vocabulary;

namespace PluginKit.Contracts.Documents;

/// <summary>
/// Whether an entry can be installed for one authored target in some scopes, and why not. It speaks of the package and of the registered adapters; what
/// only the machine can tell (a client that is not there, a policy, a project that is not trusted) is told by the plan of an add.
/// </summary>
public sealed record TargetInstallability
{
    /// <summary>The id in <c>plugin.yaml</c>.</summary>
    [JsonPropertyName("authored_target")]
    public required string AuthoredTarget { get; init; }

    /// <summary>The lifecycle id to ask an add for; absent where no lifecycle knows the target.</summary>
    [JsonPropertyName("target_id")]
    public string? TargetId { get; init; }

    /// <summary>The scopes of which the row speaks.</summary>
    [JsonPropertyName("scopes")]
    public IReadOnlyList<InstallScope> Scopes { get; init => field = value ?? []; } = [];

    /// <summary>Whether an add for the target in one of these scopes passes what can be checked without the machine.</summary>
    [JsonPropertyName("installable")]
    public bool Installable { get; init; }

    /// <summary>The problem code with which an add is refused; absent when it is not.</summary>
    [JsonPropertyName("reason_code")]
    public string? ReasonCode { get; init; }

    /// <summary>The same for people.</summary>
    [JsonPropertyName("message")]
    public string? Message { get; init; }

    /// <summary>Members that a newer writer added; they survive a round trip.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalMembers { get; set; }
}

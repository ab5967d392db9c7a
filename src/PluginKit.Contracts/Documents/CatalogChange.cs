using System.Text.Json;
using System.Text.Json.Serialization;

namespace PluginKit.Contracts.Documents;

/// <summary>One entry that is not the same in two catalogs, or not what its digest says.</summary>
public sealed record CatalogChange
{
    /// <summary>A value of <see cref="Change"/>: only the second has it.</summary>
    public const string Added = "added";

    /// <summary>A value of <see cref="Change"/>: only the first has it.</summary>
    public const string Removed = "removed";

    /// <summary>A value of <see cref="Change"/>: both have it, and <see cref="Fields"/> differ.</summary>
    public const string Changed = "changed";

    /// <summary>A value of <see cref="Change"/>: the entry is not what its digest in the snapshot says.</summary>
    public const string Damaged = "damaged";

    /// <summary>A value of <see cref="Change"/>: the snapshot has no digest of the entry.</summary>
    public const string Unproven = "unproven";

    /// <summary>The entry.</summary>
    [JsonPropertyName("integration_id")]
    public required string IntegrationId { get; init; }

    /// <summary>
    /// <see cref="Added"/>, <see cref="Removed"/>, <see cref="Changed"/>, <see cref="Damaged"/> or <see cref="Unproven"/>; a newer writer may add words.
    /// </summary>
    [JsonPropertyName("change")]
    public required string Change { get; init; }

    /// <summary>The members of the entry that differ, by their JSON names, ordered.</summary>
    [JsonPropertyName("fields")]
    public IReadOnlyList<string> Fields { get; init => field = value ?? []; } = [];

    /// <summary>The version in the first catalog.</summary>
    [JsonPropertyName("before_version")]
    public string? BeforeVersion { get; init; }

    /// <summary>The version in the second catalog.</summary>
    [JsonPropertyName("after_version")]
    public string? AfterVersion { get; init; }

    /// <summary>The digest in the first catalog, or the one that a snapshot notes.</summary>
    [JsonPropertyName("before_digest")]
    public string? BeforeDigest { get; init; }

    /// <summary>The digest in the second catalog, or the one that was found.</summary>
    [JsonPropertyName("after_digest")]
    public string? AfterDigest { get; init; }

    /// <summary>The file or folder that is not the same, where that is known.</summary>
    [JsonPropertyName("path")]
    public string? Path { get; init; }

    /// <summary>Members that a newer writer added; they survive a round trip.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalMembers { get; set; }
}

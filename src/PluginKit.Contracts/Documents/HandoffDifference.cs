using System.Text.Json;
using System.Text.Json.Serialization;

namespace PluginKit.Contracts.Documents;

/// <summary>One file that is not what the bundle's list says.</summary>
public sealed record HandoffDifference
{
    /// <summary>A value of <see cref="Change"/>: it is there and not in the list.</summary>
    public const string Added = "added";

    /// <summary>A value of <see cref="Change"/>: it is in the list and not there.</summary>
    public const string Removed = "removed";

    /// <summary>A value of <see cref="Change"/>: it has other bytes.</summary>
    public const string Changed = "changed";

    /// <summary>A value of <see cref="Change"/>: it is executable and should not be, or the other way round.</summary>
    public const string ModeChanged = "mode_changed";

    /// <summary>Path in the bundle, with forward slashes.</summary>
    [JsonPropertyName("path")]
    public required string Path { get; init; }

    /// <summary><see cref="Added"/>, <see cref="Removed"/>, <see cref="Changed"/> or <see cref="ModeChanged"/>; a newer writer may add words.</summary>
    [JsonPropertyName("change")]
    public required string Change { get; init; }

    /// <summary>Digest in the list; absent for what is added.</summary>
    [JsonPropertyName("expected_digest")]
    public string? ExpectedDigest { get; init; }

    /// <summary>Digest of what is there; absent for what is removed.</summary>
    [JsonPropertyName("found_digest")]
    public string? FoundDigest { get; init; }

    /// <summary>Members that a newer writer added; they survive a round trip.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalMembers { get; set; }
}

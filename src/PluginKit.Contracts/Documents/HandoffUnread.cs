using System.Text.Json;
using System.Text.Json.Serialization;

namespace PluginKit.Contracts.Documents;

/// <summary>Something whose content nobody looked into, so that nothing is said of it.</summary>
public sealed record HandoffUnread
{
    /// <summary>A value of <see cref="Reason"/>: an archive or a packed document; what is in it was not unpacked.</summary>
    public const string Packed = "packed";

    /// <summary>A value of <see cref="Reason"/>: no text; hidden characters mean nothing there.</summary>
    public const string Binary = "binary";

    /// <summary>A value of <see cref="Reason"/>: made on this machine after the install, and no part of the bundle.</summary>
    public const string Derived = "derived";

    /// <summary>A value of <see cref="Reason"/>: a link, which was not followed.</summary>
    public const string Link = "link";

    /// <summary>Path in the bundle, with forward slashes.</summary>
    [JsonPropertyName("path")]
    public required string Path { get; init; }

    /// <summary><see cref="Packed"/>, <see cref="Binary"/>, <see cref="Derived"/> or <see cref="Link"/>; a newer writer may add words.</summary>
    [JsonPropertyName("reason")]
    public required string Reason { get; init; }

    /// <summary>Members that a newer writer added; they survive a round trip.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalMembers { get; set; }
}

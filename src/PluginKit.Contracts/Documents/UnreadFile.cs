using System.Text.Json;
using System.Text.Json.Serialization;

namespace PluginKit.Contracts.Documents;

/// <summary>A file, or for <c>derived</c> and <c>link</c> a folder or link, that was not read as text.</summary>
public sealed record UnreadFile
{
    /// <summary>Its path in the package, with forward slashes.</summary>
    [JsonPropertyName("path")]
    public required string Path { get; init; }

    /// <summary>Its length in bytes.</summary>
    [JsonPropertyName("bytes")]
    public required long Bytes { get; init; }

    /// <summary>A value of <see cref="Reason"/> in what is said of bundles: made on this machine after the install, and no part of the bundle.</summary>
    public const string Derived = "derived";

    /// <summary>A value of <see cref="Reason"/> in what is said of bundles: a link, which was not followed.</summary>
    public const string Link = "link";

    /// <summary>A value of <see cref="Reason"/> in what is said of bundles: larger than what is looked into.</summary>
    public const string Large = "large";

    /// <summary>Why: <c>archive</c> (packed, so that other files are in it), <c>binary</c> (no text), <c>encoding</c> (text perhaps, but neither UTF-8 nor UTF-16 with its mark).</summary>
    [JsonPropertyName("reason")]
    public required string Reason { get; init; }

    /// <summary>Members that a newer writer added; they survive a round trip.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalMembers { get; set; }
}

using System.Text.Json;
using System.Text.Json.Serialization;

namespace PluginKit.Contracts.Documents;

/// <summary>How much of a package was read when it was looked at for hidden text: a package of which nothing is said was not read, and is not clean.</summary>
public sealed record PackageCoverage
{
    /// <summary>The most files that <see cref="Unread"/> names.</summary>
    public const int MostNamed = 200;

    /// <summary>How many files the package has.</summary>
    [JsonPropertyName("files")]
    public required int Files { get; init; }

    /// <summary>How many of them were read from the first to the last byte.</summary>
    [JsonPropertyName("files_read")]
    public required int FilesRead { get; init; }

    /// <summary>Those that were not, ordered by path, 200 at most; <see cref="Files"/> less <see cref="FilesRead"/> is their number.</summary>
    [JsonPropertyName("unread")]
    public IReadOnlyList<UnreadFile> Unread { get; init => field = value ?? []; } = [];

    /// <summary>Members that a newer writer added; they survive a round trip.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalMembers { get; set; }
}

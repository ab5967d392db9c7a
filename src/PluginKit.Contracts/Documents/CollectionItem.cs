using System.Text.Json;
using System.Text.Json.Serialization;

namespace PluginKit.Contracts.Documents;

/// <summary>One folder or file that a collection looked at.</summary>
public sealed record CollectionItem
{
    /// <summary>A value of <see cref="Kind"/>: delivered files.</summary>
    public const string Generation = "generation";

    /// <summary>A value of <see cref="Kind"/>: a package in the content store.</summary>
    public const string Package = "package";

    /// <summary>A value of <see cref="Kind"/>: what an operation that is gone left behind.</summary>
    public const string Remains = "remains";

    /// <summary>A value of <see cref="Kind"/>: what an application holds, or held.</summary>
    public const string Lease = "lease";

    /// <summary>A value of <see cref="Kind"/>: what a Git repository left on this machine when it was fetched; it is fetched again when it is needed.</summary>
    public const string Mirror = "mirror";

    /// <summary><see cref="Generation"/>, <see cref="Package"/>, <see cref="Remains"/>, <see cref="Lease"/> or <see cref="Mirror"/>; a newer writer may add words.</summary>
    [JsonPropertyName("kind")]
    public required string Kind { get; init; }

    /// <summary>The folder or file.</summary>
    [JsonPropertyName("path")]
    public required string Path { get; init; }

    /// <summary>The client, for a generation.</summary>
    [JsonPropertyName("target_id")]
    public string? TargetId { get; init; }

    /// <summary>The integration, where it is known.</summary>
    [JsonPropertyName("integration_id")]
    public string? IntegrationId { get; init; }

    /// <summary>Whether it goes.</summary>
    [JsonPropertyName("collect")]
    public bool Collect { get; init; }

    /// <summary>Whether it is gone; absent in a dry run.</summary>
    [JsonPropertyName("collected")]
    public bool? Collected { get; init; }

    /// <summary>
    /// Why it stays: <c>state</c> and <c>receipt</c> (recorded, or nobody can tell because a receipt is lost), <c>client</c> (named in the client's files, or
    /// those cannot be read), <c>lease</c> (an application holds it), <c>link</c> (a link leads there), <c>changed</c> (not what its name promises),
    /// <c>open_operation</c>, <c>used</c> (a mirror that was used lately, and that there is room for), <c>in_use</c> (somebody fetches at this moment). Empty for what goes.
    /// </summary>
    [JsonPropertyName("reasons")]
    public IReadOnlyList<string> Reasons { get; init => field = value ?? []; } = [];

    /// <summary>What the files of a mirror take; absent for everything else.</summary>
    [JsonPropertyName("bytes")]
    public long? Bytes { get; init; }

    /// <summary>Members that a newer writer added; they survive a round trip.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalMembers { get; set; }
}

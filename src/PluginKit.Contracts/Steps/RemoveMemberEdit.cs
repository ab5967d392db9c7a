using System.Text.Json.Serialization;

namespace PluginKit.Contracts.Steps;

/// <summary>Removes a member or an array item; nothing happens when it is not there.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record RemoveMemberEdit : MemberEdit
{
    /// <summary>Whether parents that become empty go too.</summary>
    [JsonPropertyName("remove_empty_parents")]
    public bool RemoveEmptyParents { get; init; }

    /// <summary>Whether the member is removed only if it is an empty object or array (tidying).</summary>
    [JsonPropertyName("only_if_empty")]
    public bool OnlyIfEmpty { get; init; }
}

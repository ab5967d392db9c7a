using System.Text.Json.Serialization;

namespace PluginKit.Contracts.Steps;

/// <summary>One edit of a member of a client file. Everything outside the member stays byte-identical.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "edit")]
[JsonDerivedType(typeof(SetMemberEdit), "set")]
[JsonDerivedType(typeof(RemoveMemberEdit), "remove")]
[JsonDerivedType(typeof(InsertItemEdit), "insert")]
public abstract record MemberEdit
{
    /// <summary>Path of the member (for an insert: of the array).</summary>
    [JsonPropertyName("path")]
    public required IReadOnlyList<MemberSegment> Path { get; init; }
}

using System.Text.Json.Nodes;

namespace PluginKit.Editing;

/// <summary>
/// Gives the place a value: replaces the value that is there, or appends a member. Missing parent objects or tables are created. An
/// array position equal to the number of items, and an item that is not there, append. Setting a value that is equal in
/// meaning changes nothing.
/// </summary>
public sealed record SetMember : MemberChange
{
    /// <summary>The value; null is JSON's <c>null</c>, which TOML cannot hold (<see cref="TextErrorKind.NotSupported"/>).</summary>
    public required JsonNode? Value { get; init; }
}

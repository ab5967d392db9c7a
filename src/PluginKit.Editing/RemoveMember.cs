namespace PluginKit.Editing;

/// <summary>
/// Removes a member, an array item, or a TOML table with its sub-tables. A place that is not there is no error and no change. A TOML
/// table that exists only through its members (dotted keys, headers of sub-tables) goes with the last of them.
/// </summary>
public sealed record RemoveMember : MemberChange
{
    /// <summary>
    /// Whether parents that hold nothing else are removed too; the root stays, and so does a JSONC parent that holds a comment.
    /// </summary>
    public bool RemoveEmptyParents { get; init; }
}

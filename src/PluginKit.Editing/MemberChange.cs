namespace PluginKit.Editing;

/// <summary>One change to one place of a document. The set is closed: <see cref="SetMember"/>, <see cref="RemoveMember"/>,
/// <see cref="InsertItem"/>, <see cref="MoveMember"/>.</summary>
public abstract record MemberChange
{
    private protected MemberChange()
    {
    }

    /// <summary>The place that changes.</summary>
    public required KeyPath Path { get; init; }
}

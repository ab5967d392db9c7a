namespace PluginKit.Editing.Layout;

/// <summary>What one change comes to: patches (none when it is already true), smaller changes to make instead, or an error.</summary>
internal sealed record EditStep(List<TextPatch> Patches, IReadOnlyList<MemberChange> Instead, Fault? Fault)
{
    public static EditStep Nothing { get; } = new([], [], null);

    public static EditStep Patch(params List<TextPatch> patches) => new(patches, [], null);

    public static EditStep Expand(params IReadOnlyList<MemberChange> changes) => new([], changes, null);

    public static EditStep Fail(TextErrorKind kind, string message, int offset) => new([], [], new Fault(kind, message, offset));
}

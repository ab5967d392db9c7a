namespace PluginKit.Editing.Layout;

/// <summary>A text that was scanned and found valid, ready for one change.</summary>
internal interface IEditableText
{
    EditStep Plan(MemberChange change);
}

namespace PluginKit.Editing.Layout;

/// <summary>How a new item is laid out: on its own line behind <see cref="LineLead"/>, or on the line of its siblings.</summary>
/// <param name="Multiline">Whether the item gets its own line.</param>
/// <param name="NewLine">The newline.</param>
/// <param name="Indent">The blanks before the item on its own line.</param>
/// <param name="Separator">What follows a comma on one line.</param>
internal sealed record SequenceStyle(bool Multiline, string NewLine, string Indent, string Separator)
{
    public string LineLead => NewLine + Indent;

    public string Lead => Multiline ? LineLead : Separator;
}

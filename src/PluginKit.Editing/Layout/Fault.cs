namespace PluginKit.Editing.Layout;

/// <summary>An error at a byte offset; lines and columns are counted only when it is reported.</summary>
internal sealed record Fault(TextErrorKind Kind, string Message, int Offset)
{
    public TextError Locate(ReadOnlySpan<byte> text)
    {
        (int line, int column) = Utf8Text.Locate(text, Offset);
        return new TextError(Kind, Message, line, column);
    }
}

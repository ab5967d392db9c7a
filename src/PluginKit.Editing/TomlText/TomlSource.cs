namespace PluginKit.Editing.TomlText;

/// <summary>The bytes that string values are decoded from on demand: an edit looks at a few strings of many.</summary>
internal sealed class TomlSource(ReadOnlyMemory<byte> text)
{
    public string Decode(int start)
    {
        var cursor = new TomlCursor(text.Span) { At = start, IsNewer = true };
        TomlStrings.TryRead(ref cursor, true, true, out string value);
        return value;
    }
}

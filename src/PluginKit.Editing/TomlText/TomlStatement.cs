namespace PluginKit.Editing.TomlText;

/// <summary>A header or a key with its value, with the lines it takes.</summary>
/// <param name="IsHeader">Whether it opens a table.</param>
/// <param name="LineStart">Where its first line begins.</param>
/// <param name="Start">Where its own text begins.</param>
/// <param name="LineEnd">Behind the newline of its last line, or the end of the text.</param>
internal readonly record struct TomlStatement(bool IsHeader, int LineStart, int Start, int LineEnd);

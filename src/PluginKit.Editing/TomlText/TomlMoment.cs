namespace PluginKit.Editing.TomlText;

/// <summary>A date, a time or both, with its RFC 3339 spelling (all digits of the fraction kept).</summary>
internal sealed record TomlMoment(object Value, string Text);

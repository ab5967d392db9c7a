namespace PluginKit.Authoring.Yaml;

/// <summary>A scalar with the kind that the core schema gives it.</summary>
/// <param name="Text">The text as written, quotes and escapes resolved.</param>
/// <param name="Kind">What a plain scalar reads as; always <see cref="ScalarKind.Text"/> for a quoted one.</param>
/// <param name="Line">Line from 1.</param>
/// <param name="Column">Column from 1.</param>
internal sealed record YamlScalar(string Text, ScalarKind Kind, int Line, int Column) : YamlValue(Line, Column)
{
    public bool IsNull => Kind == ScalarKind.Null;
}

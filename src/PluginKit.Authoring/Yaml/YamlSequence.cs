namespace PluginKit.Authoring.Yaml;

/// <summary>A sequence.</summary>
/// <param name="Items">Its items in order.</param>
/// <param name="Line">Line from 1.</param>
/// <param name="Column">Column from 1.</param>
internal sealed record YamlSequence(IReadOnlyList<YamlValue> Items, int Line, int Column) : YamlValue(Line, Column);

namespace PluginKit.Authoring.Yaml;

/// <summary>A node of a YAML document with its position, so that every message can name the place.</summary>
/// <param name="Line">Line from 1.</param>
/// <param name="Column">Column from 1.</param>
internal abstract record YamlValue(int Line, int Column);

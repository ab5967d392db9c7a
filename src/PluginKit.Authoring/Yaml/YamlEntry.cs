namespace PluginKit.Authoring.Yaml;

/// <summary>One entry of a mapping.</summary>
/// <param name="Key">The key.</param>
/// <param name="Value">The value.</param>
/// <param name="Line">Line of the key from 1.</param>
/// <param name="Column">Column of the key from 1.</param>
internal sealed record YamlEntry(string Key, YamlValue Value, int Line, int Column);

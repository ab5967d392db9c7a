namespace PluginKit.Authoring.Yaml;

/// <summary>What a YAML document of a package may cost.</summary>
/// <param name="MaxBytes">Bytes of the file.</param>
/// <param name="MaxDepth">Levels of nesting.</param>
/// <param name="MaxNodes">Scalars, sequences and mappings together.</param>
/// <param name="MaxScalarLength">Characters of one scalar.</param>
internal sealed record YamlLimits(int MaxBytes, int MaxDepth, int MaxNodes, int MaxScalarLength);

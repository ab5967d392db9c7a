namespace PluginKit.Authoring.Yaml;

/// <summary>What a plain scalar means without quotes.</summary>
internal enum ScalarKind
{
    Text = 0,
    Null = 1,
    Boolean = 2,
    Integer = 3,
    Float = 4,

    /// <summary>A date; plugin-kit-ai reads one as a date and therefore not as text.</summary>
    Timestamp = 5,
}

namespace PluginKit.Editing;

/// <summary>The text formats the package reads and edits.</summary>
public enum TextFormat
{
    /// <summary>Strict JSON (RFC 8259): no comments, no trailing commas.</summary>
    Json,

    /// <summary>JSON with <c>//</c> and <c>/* */</c> comments and trailing commas.</summary>
    Jsonc,

    /// <summary>TOML 1.0.0.</summary>
    Toml,
}

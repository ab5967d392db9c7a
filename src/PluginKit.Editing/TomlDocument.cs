using PluginKit.Editing.TomlText;

namespace PluginKit.Editing;

/// <summary>A TOML 1.0 document that was read, with typed values.</summary>
public sealed class TomlDocument
{
    internal TomlDocument(TomlSyntax syntax) => Root = syntax.Root;

    /// <summary>The table of the document.</summary>
    public TomlValue Root { get; }
}

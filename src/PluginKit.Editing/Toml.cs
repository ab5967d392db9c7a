using PluginKit.Editing.TomlText;

namespace PluginKit.Editing;

/// <summary>Reads TOML 1.0.0 with its own types; <see cref="StructuredText"/> reads it as JSON values and edits it, and takes TOML 1.1 too.</summary>
public static class Toml
{
    /// <summary>Reads a document. Every text of bytes gives a result: the document, or an error with its line and column.</summary>
    /// <param name="bytes">The text in UTF-8, with or without a byte order mark.</param>
    public static TomlReadResult Parse(ReadOnlyMemory<byte> bytes) => TomlParser.Parse(bytes, TomlReading.Specified, out TomlSyntax syntax) is { } fault
        ? new TomlReadResult(null, fault.Locate(bytes.Span))
        : new TomlReadResult(new TomlDocument(syntax), null);
}

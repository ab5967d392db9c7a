using System.Diagnostics.CodeAnalysis;

namespace PluginKit.Editing;

/// <summary>A TOML document, or the error that kept it from being read.</summary>
public sealed class TomlReadResult
{
    internal TomlReadResult(TomlDocument? document, TextError? error)
    {
        Document = document;
        Error = error;
    }

    /// <summary>Whether the document was read.</summary>
    [MemberNotNullWhen(true, nameof(Document))]
    [MemberNotNullWhen(false, nameof(Error))]
    public bool IsOk => Error is null;

    /// <summary>The document, or null after an error.</summary>
    public TomlDocument? Document { get; }

    /// <summary>Why the document could not be read, or null.</summary>
    public TextError? Error { get; }
}

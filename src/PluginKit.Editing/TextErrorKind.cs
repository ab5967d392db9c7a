namespace PluginKit.Editing;

/// <summary>What kept a document from being read or edited.</summary>
public enum TextErrorKind
{
    /// <summary>The text breaks the grammar of its format.</summary>
    Syntax,

    /// <summary>A key occurs twice: in TOML anywhere, in JSON on the path of a change.</summary>
    DuplicateKey,

    /// <summary>The path of a change leads to an array position or item that does not exist.</summary>
    PathNotFound,

    /// <summary>The path of a change runs through, or ends at, a value of another type.</summary>
    WrongType,

    /// <summary>The format cannot hold the value, or the change is not offered for the format.</summary>
    NotSupported,

    /// <summary>Objects and arrays are nested more than 128 levels deep.</summary>
    TooDeep,

    /// <summary>The bytes are not UTF-8.</summary>
    Encoding,
}

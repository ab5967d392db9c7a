namespace PluginKit.Editing.TomlText;

/// <summary>How a value came into the document; it decides how the value is edited and what may still be added to it.</summary>
internal enum TomlForm : byte
{
    /// <summary>Written behind an equals sign or inside an inline array or table.</summary>
    Value,

    /// <summary>The table of the document.</summary>
    Root,

    /// <summary>A table with a header of its own.</summary>
    Header,

    /// <summary>A table that exists because the header of a sub-table names it.</summary>
    Implicit,

    /// <summary>A table that exists because a dotted key names it.</summary>
    Dotted,

    /// <summary>An array of tables made by double-bracket headers.</summary>
    HeaderArray,

    /// <summary>One table of such an array.</summary>
    Element,
}

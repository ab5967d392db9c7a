namespace PluginKit.Editing.TomlText;

/// <summary>How a text is read.</summary>
internal enum TomlReading
{
    /// <summary>As TOML 1.0.0 says.</summary>
    Specified,

    /// <summary>As clients do (Codex 0.169.0, measured): also what TOML 1.1.0 allows.</summary>
    AsClients,

    /// <summary>As clients do; strings are decoded only when asked for, from the bytes, which stay as they are that long.</summary>
    ForEditing,
}

namespace PluginKit.Authoring.Screening;

/// <summary>Who reads a file of a package.</summary>
internal enum ScreenedRole
{
    /// <summary>People or programs: source code, plain text.</summary>
    Other,

    /// <summary>The client, as what the package is: JSON, YAML and TOML.</summary>
    Manifest,

    /// <summary>A model, as what to do: Markdown.</summary>
    Instruction,
}

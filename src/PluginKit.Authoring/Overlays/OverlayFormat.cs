namespace PluginKit.Authoring.Overlays;

/// <summary>What a document of an overlay contains.</summary>
internal enum OverlayFormat
{
    /// <summary>A JSON object.</summary>
    JsonObject = 0,

    /// <summary>YAML with the five descriptive fields.</summary>
    Metadata = 1,

    /// <summary>YAML whose fields belong to a target that nobody projects yet; only its syntax is checked.</summary>
    OpaqueYaml = 2,

    /// <summary>Anything else; only its presence counts.</summary>
    Opaque = 3,
}

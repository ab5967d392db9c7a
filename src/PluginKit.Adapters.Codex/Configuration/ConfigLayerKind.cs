namespace PluginKit.Adapters.Codex.Configuration;

/// <summary>The layers of the client's configuration; a later one wins.</summary>
internal enum ConfigLayerKind
{
    System = 0,
    User = 1,
    Project = 2,
    Managed = 3,

    /// <summary>Not a layer: the administrator's requirements, in the same format.</summary>
    Requirements = 4,
}

namespace PluginKit.Authoring.Targets;

/// <summary>From what a managed artifact is made.</summary>
public enum ManagedArtifactKind
{
    /// <summary>One file that is generated.</summary>
    File = 0,

    /// <summary>A folder of the overlay, file by file.</summary>
    Mirror = 1,

    /// <summary>The portable skills, file by file.</summary>
    Skills = 2,

    /// <summary>The servers of <c>mcp/servers.yaml</c> that are for the target, in one file.</summary>
    Servers = 3,

    /// <summary>A context file that is chosen among those of the overlay; which one is the generator's affair.</summary>
    SelectedContext = 4,
}

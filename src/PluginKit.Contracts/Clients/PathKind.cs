namespace PluginKit.Contracts.Clients;

/// <summary>What is at a path, links followed.</summary>
public enum PathKind
{
    /// <summary>Nothing, or a link to nothing.</summary>
    Absent = 0,

    /// <summary>A regular file.</summary>
    File = 1,

    /// <summary>A directory.</summary>
    Directory = 2,

    /// <summary>Something else, something outside the allowed roots, or something that cannot be looked at.</summary>
    Other = 3,
}

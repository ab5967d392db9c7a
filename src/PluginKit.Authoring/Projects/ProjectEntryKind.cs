namespace PluginKit.Authoring.Projects;

/// <summary>Kinds of entries of a project.</summary>
internal enum ProjectEntryKind
{
    /// <summary>There is nothing.</summary>
    Absent = 0,

    /// <summary>A file in the project.</summary>
    File = 1,

    /// <summary>A folder in the project.</summary>
    Folder = 2,

    /// <summary>Something that leads out of the project, is special or cannot be looked at.</summary>
    Outside = 3,
}

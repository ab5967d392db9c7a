namespace PluginKit.Platform.Disk;

/// <summary>How <see cref="DurableFiles.Replace"/> or <see cref="DurableFiles.Delete"/> ended.</summary>
public enum FileReplaceStatus
{
    /// <summary>The file has the new content.</summary>
    Replaced = 0,

    /// <summary>The file had the content already, or was absent already; nothing was written.</summary>
    Unchanged = 1,

    /// <summary>The file has other content than expected; nothing was changed.</summary>
    Conflict = 2,

    /// <summary>What is there cannot be read or is too large, so it is not known what would be lost; nothing was changed.</summary>
    Unreadable = 3,

    /// <summary>The file is reached through a link that leaves the allowed roots; nothing was changed.</summary>
    OutsideRoots = 4,

    /// <summary>Writing failed. The old content is there, unless the problem says that only the last flush failed.</summary>
    WriteFailed = 5,

    /// <summary>The file is read-only, or its owner, group or access list could not be kept; nothing was changed.</summary>
    Protected = 6,

    /// <summary>There is no file any more.</summary>
    Deleted = 7,
}

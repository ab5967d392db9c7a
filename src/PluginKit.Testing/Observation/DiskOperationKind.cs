namespace PluginKit.Testing.Observation;

/// <summary>The operations of <see cref="PluginKit.Platform.Disk.IDisk"/>, and the write to an open stream.</summary>
public enum DiskOperationKind
{
    /// <summary>Asked for the case rule.</summary>
    IsCaseSensitive = 0,

    /// <summary>Looked at an entry.</summary>
    Stat = 1,

    /// <summary>Resolved links.</summary>
    ResolveLinks = 2,

    /// <summary>Listed a directory.</summary>
    List = 3,

    /// <summary>Opened a file for reading.</summary>
    OpenRead = 4,

    /// <summary>Opened a file for reading, no link at the end.</summary>
    OpenReadNoFollow = 5,

    /// <summary>Made a file.</summary>
    CreateNew = 6,

    /// <summary>Opened a file to append; makes it when it is missing.</summary>
    OpenAppend = 7,

    /// <summary>Wrote to an open stream, or changed its length.</summary>
    Write = 8,

    /// <summary>Made a directory.</summary>
    CreateDirectory = 9,

    /// <summary>Made a link.</summary>
    CreateLink = 10,

    /// <summary>Set a mode.</summary>
    SetMode = 11,

    /// <summary>Brought a stream to stable storage.</summary>
    Flush = 12,

    /// <summary>Brought a directory to stable storage.</summary>
    FlushDirectory = 13,

    /// <summary>Renamed a file.</summary>
    MoveFile = 14,

    /// <summary>Renamed a directory.</summary>
    MoveDirectory = 15,

    /// <summary>Exchanged two entries.</summary>
    TryExchange = 16,

    /// <summary>Deleted a file or link.</summary>
    DeleteFile = 17,

    /// <summary>Deleted an empty directory.</summary>
    DeleteEmptyDirectory = 18,

    /// <summary>Took a lock; makes the lock file when it is missing.</summary>
    TryLock = 19,

    /// <summary>Made a file that is to take another one's place.</summary>
    CreateReplacement = 20,

    /// <summary>Brought a directory and everything below it to stable storage.</summary>
    FlushTree = 21,
}

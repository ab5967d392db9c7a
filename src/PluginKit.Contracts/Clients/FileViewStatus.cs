namespace PluginKit.Contracts.Clients;

/// <summary>How a look into a file or folder of a client ended.</summary>
public enum FileViewStatus
{
    /// <summary>It was read.</summary>
    Ok = 0,

    /// <summary>There is nothing.</summary>
    Absent = 1,

    /// <summary>It is there and cannot be read: permissions, wrong kind, an input error.</summary>
    Unreadable = 2,

    /// <summary>It is larger than the limit.</summary>
    TooLarge = 3,

    /// <summary>It is outside the roots of the view, possibly through a link.</summary>
    OutsideRoots = 4,
}

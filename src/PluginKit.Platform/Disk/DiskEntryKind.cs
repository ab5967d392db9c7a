namespace PluginKit.Platform.Disk;

/// <summary>What is at a path, links not followed.</summary>
public enum DiskEntryKind
{
    /// <summary>A regular file.</summary>
    File = 0,

    /// <summary>A directory.</summary>
    Directory = 1,

    /// <summary>A symbolic link or junction.</summary>
    Link = 2,

    /// <summary>A device, socket or pipe.</summary>
    Special = 3,
}

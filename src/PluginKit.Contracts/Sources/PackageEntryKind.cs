namespace PluginKit.Contracts.Sources;

/// <summary>What an entry of a package tree is. Links and special files are never part of one.</summary>
public enum PackageEntryKind
{
    /// <summary>A directory.</summary>
    Directory = 0,

    /// <summary>A file.</summary>
    File = 1,
}

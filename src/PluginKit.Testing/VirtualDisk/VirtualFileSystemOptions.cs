namespace PluginKit.Testing.VirtualDisk;

/// <summary>How a <see cref="VirtualFileSystem"/> behaves.</summary>
public sealed record VirtualFileSystemOptions
{
    /// <summary>
    /// Whether names that differ only in case are different entries. When not, names keep the case that they were made with.
    /// </summary>
    public bool CaseSensitive { get; init; } = true;

    /// <summary>
    /// Whether permission bits are enforced. They are checked as for the owner who is not root, whoever runs the test: only the user
    /// bits count.
    /// </summary>
    public bool EnforcePermissions { get; init; } = true;

    /// <summary>
    /// Whether entries have Unix modes. When not, <c>Stat</c> gives none, <c>SetMode</c> does nothing and nothing is refused, as on Windows.
    /// </summary>
    public bool UnixModes { get; init; } = true;

    /// <summary>
    /// Number of the user whose rights the process has, and of its group. What belongs to somebody else is judged by the bits of others. 0 is the
    /// superuser only in that it may give files away; permission bits hold for it as well.
    /// </summary>
    public uint UserId { get; init; } = 1000;

    /// <summary>Bits that new files and directories do not get.</summary>
    public UnixFileMode Umask { get; init; } = UnixFileMode.GroupWrite | UnixFileMode.OtherWrite;

    /// <summary>Bytes that all files together may have; <see langword="null"/> for no limit. What does not fit throws <see cref="IOException"/>.</summary>
    public long? Capacity { get; init; }

    /// <summary>Whether two entries can be exchanged atomically.</summary>
    public bool SupportsExchange { get; init; } = true;
}

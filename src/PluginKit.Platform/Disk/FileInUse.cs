namespace PluginKit.Platform.Disk;

/// <summary>What Windows answers while a virus scanner, an indexer, a sync program or a running client holds a file.</summary>
internal static class FileInUse
{
    private const int AccessDenied = unchecked((int)0x80070005);
    private const int SharingViolation = unchecked((int)0x80070020);
    private const int LockViolation = unchecked((int)0x80070021);
    private const int UserMappedFile = unchecked((int)0x800704C8);

    /// <summary>
    /// Whether an error says so. Replacing a file that is held gives "access denied" there, which elsewhere is a matter of permissions and never passes.
    /// </summary>
    public static bool IsSaidBy(Exception exception) => exception switch
    {
        IOException => exception.HResult is SharingViolation or LockViolation or UserMappedFile,
        UnauthorizedAccessException => OperatingSystem.IsWindows() && exception.HResult == AccessDenied,
        _ => false,
    };
}

namespace PluginKit.Testing.VirtualDisk.Volume;

/// <summary>Turns errors of the volume into the exceptions that the runtime throws for them on Unix.</summary>
internal static class VirtualErrorExtensions
{
    internal static void ThrowIfFailed(this VirtualError error, string path, bool blameDirectory = false)
    {
        if (error != VirtualError.None)
        {
            throw error.ToException(path, blameDirectory);
        }
    }

    /// <param name="error">What went wrong.</param>
    /// <param name="path">The path that the caller gave.</param>
    /// <param name="blameDirectory">Whether a missing entry means a missing directory.</param>
    internal static Exception ToException(this VirtualError error, string path, bool blameDirectory = false) => error switch
    {
        VirtualError.NotDirectory => new DirectoryNotFoundException($"Could not find a part of the path '{path}'."),
        VirtualError.Missing when blameDirectory => new DirectoryNotFoundException($"Could not find a part of the path '{path}'."),
        VirtualError.Missing => new FileNotFoundException($"Could not find file '{path}'.", path),
        VirtualError.AccessDenied or VirtualError.NotPermitted => AccessDenied(path),
        VirtualError.NameTooLong => new PathTooLongException($"The path '{path}' is too long."),
        _ => new IOException($"{Describe(error)} : '{path}'", (int)error),
    };

    internal static UnauthorizedAccessException AccessDenied(string path) => new($"Access to the path '{path}' is denied.");

    private static string Describe(VirtualError error) => error switch
    {
        VirtualError.NoDevice => "No such device or address",
        VirtualError.WouldBlock => "The process cannot access the file because it is being used by another process.",
        VirtualError.Exists => "The file already exists.",
        VirtualError.IsDirectory => "Is a directory",
        VirtualError.NoSpace => "No space left on device",
        VirtualError.NotEmpty => "Directory not empty",
        VirtualError.Loop => "Too many levels of symbolic links",
        _ => "Invalid argument",
    };
}

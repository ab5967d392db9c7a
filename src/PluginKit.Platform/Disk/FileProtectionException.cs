namespace PluginKit.Platform.Disk;

/// <summary>Owner, group, access list or an attribute of a file could not be given to the file that was to take its place.</summary>
public sealed class FileProtectionException : UnauthorizedAccessException
{
    /// <summary>Makes the exception.</summary>
    public FileProtectionException()
    {
    }

    /// <summary>Makes the exception.</summary>
    /// <param name="message">What could not be kept.</param>
    public FileProtectionException(string message)
        : base(message)
    {
    }

    /// <summary>Makes the exception.</summary>
    /// <param name="message">What could not be kept.</param>
    /// <param name="innerException">The cause.</param>
    public FileProtectionException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}

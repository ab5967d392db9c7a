using System.Runtime.InteropServices;

namespace PluginKit.Platform.Disk.Native;

/// <summary>Error numbers of Linux and macOS as the exceptions that System.IO would throw.</summary>
internal static class UnixError
{
    public const int NotPermitted = 1;
    public const int NoEntry = 2;
    public const int Interrupted = 4;
    public const int Again = 11;
    public const int AccessDenied = 13;
    public const int NotDirectory = 20;
    public const int Invalid = 22;
    public const int ReadOnlyDisk = 30;

    /// <summary>Linux and macOS number the rest differently.</summary>
    public static bool IsWouldBlock(int error) => error == (OperatingSystem.IsLinux() ? 11 : 35);

    public static bool IsNotSupported(int error) => OperatingSystem.IsLinux()
        ? error is 38 or 95
        : error is 45 or 78 or 102;

    public static bool IsTooManyLinks(int error) => error == (OperatingSystem.IsLinux() ? 40 : 62);

    public static Exception ToException(int error, string path)
    {
        var message = $"{Marshal.GetPInvokeErrorMessage(error)}: '{path}'.";
        return error switch
        {
            NoEntry => new FileNotFoundException(message, path),
            NotDirectory => new DirectoryNotFoundException(message),
            NotPermitted or AccessDenied or ReadOnlyDisk => new UnauthorizedAccessException(message),
            _ when IsTooManyLinks(error) => new IOException($"'{path}' is a link."),
            _ => new IOException(message, error),
        };
    }
}

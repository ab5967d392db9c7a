using PluginKit.Contracts.Hosts;
using PluginKit.Platform.Disk;

namespace PluginKit.Platform.Processes;

/// <summary>
/// Finds programs on the search path: files with an executable bit, on Windows <c>.exe</c> before <c>.cmd</c>. A link is returned as it is, because
/// version managers change where it points.
/// </summary>
/// <param name="disk">The disk.</param>
public sealed class ProgramLocator(IDisk disk) : IProgramLocator
{
    private static readonly string[] s_windowsExtensions = [".exe", ".cmd"];
    private static readonly string[] s_noExtension = [string.Empty];

    private readonly IDisk _disk = disk ?? throw new ArgumentNullException(nameof(disk));

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The name is a path.</exception>
    public string? Find(string name, HostEnvironment environment)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(environment);
        if (name.AsSpan().ContainsAny('/', '\\', '\0') || name is "." or "..")
        {
            throw new ArgumentException($"'{name}' is not a file name.", nameof(name));
        }

        var isWindows = environment.Platform == HostPlatform.Windows;
        foreach (var folder in environment.SearchPath)
        {
            foreach (var extension in isWindows ? s_windowsExtensions : s_noExtension)
            {
                var candidate = Path.Join(folder, name + extension);
                if (IsProgram(candidate, isWindows))
                {
                    return candidate;
                }
            }
        }

        return null;
    }

    private bool IsProgram(string candidate, bool isWindows)
    {
        if (!DiskPath.IsUsable(candidate))
        {
            return false;
        }

        try
        {
            return _disk.Stat(_disk.ResolveLinks(candidate)) is { Kind: DiskEntryKind.File } file
                && (isWindows || file.Mode is null || file.IsExecutable);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}

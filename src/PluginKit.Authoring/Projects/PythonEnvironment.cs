using System.Text;
using PluginKit.Contracts.Clients;
using PluginKit.Platform.ClientFiles;
using PluginKit.Platform.Disk;

namespace PluginKit.Authoring.Projects;

/// <summary>
/// A Python environment, judged by what lies on the disk: its interpreter may be anything that a package ships, so that it is not asked. It is usable when the
/// interpreter is a file that may be run, links followed, and when the installation that its <c>pyvenv.cfg</c> names is there.
/// </summary>
/// <param name="Folder">The environment, absolute.</param>
/// <param name="IsUsable">Whether it has an interpreter that can run.</param>
/// <param name="Version">The version that it notes; <see langword="null"/> when it notes none.</param>
internal sealed record PythonEnvironment(string Folder, bool IsUsable, string? Version)
{
    private const int MaximumBytes = 64 << 10;

    /// <summary>The interpreter of an environment, absolute; it need not exist.</summary>
    public static string Interpreter(string folder, bool isWindows) =>
        isWindows ? Path.Join(folder, "Scripts", "python.exe") : Path.Join(folder, "bin", "python3");

    public static PythonEnvironment At(IDisk disk, string folder, bool isWindows)
    {
        var configuration = Configuration(disk, folder);
        var isWhole = configuration is null
            ? IsFolder(disk, Path.Join(folder, "conda-meta"))
            : configuration.GetValueOrDefault("home") is { Length: > 0 } home && Path.IsPathFullyQualified(home) && IsFolder(disk, home);
        var version = configuration?.GetValueOrDefault("version") ?? configuration?.GetValueOrDefault("version_info");
        return new(folder, isWhole && HasInterpreter(disk, folder, isWindows), version);
    }

    private static bool HasInterpreter(IDisk disk, string folder, bool isWindows) => isWindows
        ? IsProgram(disk, Interpreter(folder, isWindows: true), isWindows)
        : IsProgram(disk, Interpreter(folder, isWindows: false), isWindows) || IsProgram(disk, Path.Join(folder, "bin", "python"), isWindows);

    private static Dictionary<string, string>? Configuration(IDisk disk, string folder)
    {
        var view = new RootedClientFiles(disk, [folder], MaximumBytes).Read(Path.Join(folder, "pyvenv.cfg"));
        if (view.Status == FileViewStatus.Absent)
        {
            return null;
        }

        var values = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var line in Encoding.UTF8.GetString(view.Bytes.Span).Split('\n'))
        {
            if (line.IndexOf('=', StringComparison.Ordinal) is > 0 and var equals && !line.Contains('\0', StringComparison.Ordinal))
            {
                values[line[..equals].Trim()] = line[(equals + 1)..].Trim();
            }
        }

        return values;
    }

    private static bool IsFolder(IDisk disk, string path) => Kind(disk, path, out _) == DiskEntryKind.Directory;

    private static bool IsProgram(IDisk disk, string path, bool isWindows) =>
        Kind(disk, path, out var entry) == DiskEntryKind.File && (isWindows || entry!.Mode is null || entry.IsExecutable);

    private static DiskEntryKind? Kind(IDisk disk, string path, out DiskEntry? entry)
    {
        try
        {
            entry = disk.Stat(disk.ResolveLinks(path));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            entry = null;
        }

        return entry?.Kind;
    }
}

using System.IO.Abstractions;
using PluginKit.Platform.Disk;

namespace PluginKit.Testing.Tests.VirtualDisk;

/// <summary>One of the two file systems with a directory of its own to work in.</summary>
public abstract class DiskUnderTest : IDisposable
{
    public abstract IFileSystem Files { get; }

    public abstract string Root { get; }

    /// <summary>The same disk through the port of the suite.</summary>
    public IDisk Port => new FileSystemDisk(Files, NativeDisk.For(Files));

    public string At(string relative) => Path.Combine(Root, relative);

    public abstract void Link(string path, string target);

    public abstract void Chmod(string path, UnixFileMode mode);

    public abstract UnixFileMode ModeOf(string path);

    public string Write(string relative, string content)
    {
        Files.Directory.CreateDirectory(Path.GetDirectoryName(At(relative))!);
        Files.File.WriteAllText(At(relative), content);
        return At(relative);
    }

    /// <summary>Every entry with its kind and content, links not followed; the same text for the same tree.</summary>
    public IReadOnlyList<string> Tree()
    {
        var lines = new List<string>();
        Collect(Root, string.Empty, lines);
        return lines;
    }

    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
    }

    private void Collect(string directory, string shown, List<string> lines)
    {
        foreach (var path in Allowed(() => Files.Directory.GetFileSystemEntries(directory), []).Order(StringComparer.Ordinal))
        {
            var name = $"{shown}/{Path.GetFileName(path)}";
            lines.Add(Allowed(() => name + Describe(path), name + " (no access)"));
            if (Files.Directory.Exists(path) && Allowed(() => Files.FileInfo.FromFileName(path).LinkTarget, string.Empty) is null)
            {
                Collect(path, name, lines);
            }
        }
    }

    private string Describe(string path) => Files.FileInfo.FromFileName(path).LinkTarget is { } target
        ? $" -> {target.Replace(Root, "ROOT", StringComparison.Ordinal)}"
        : Files.Directory.Exists(path)
        ? $"/ {ModeOf(path)}"
        : $" {ModeOf(path)} '{Allowed(() => Files.File.ReadAllText(path), "(not readable)")}'";

    private static T Allowed<T>(Func<T> look, T otherwise)
    {
        try
        {
            return look();
        }
        catch (UnauthorizedAccessException)
        {
            return otherwise;
        }
    }
}

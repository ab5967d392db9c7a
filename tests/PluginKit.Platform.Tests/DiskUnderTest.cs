using System.IO.Abstractions;
using PluginKit.Platform.Disk;

namespace PluginKit.Platform.Tests;

/// <summary>A disk with an empty directory to work in. Every suite that touches files runs on each kind.</summary>
public abstract class DiskUnderTest : IDisposable
{
    public abstract IFileSystem FileSystem { get; }

    public abstract INativeDisk Native { get; }

    public IDisk Disk => field ??= new FileSystemDisk(FileSystem, Native);

    /// <summary>The empty directory, without links in its path.</summary>
    public abstract string Root { get; }

    public abstract bool HasModes { get; }

    public string At(params string[] segments) => Path.Combine([Root, .. segments]);

    public string Write(string path, string content, UnixFileMode? mode = null) => Write(path, System.Text.Encoding.UTF8.GetBytes(content), mode);

    public string Write(string path, byte[] content, UnixFileMode? mode = null)
    {
        var full = Path.Combine(Root, path);
        Disk.CreateDirectory(Path.GetDirectoryName(full)!);
        Disk.DeleteFile(full);
        using var stream = Disk.CreateNew(full, mode);
        stream.Write(content);
        return full;
    }

    public string Directory(string path)
    {
        var full = Path.Combine(Root, path);
        Disk.CreateDirectory(full);
        return full;
    }

    public string Link(string path, string target)
    {
        var full = Path.Combine(Root, path);
        Disk.CreateDirectory(Path.GetDirectoryName(full)!);
        Disk.CreateLink(full, target);
        return full;
    }

    public string Text(string path)
    {
        using var reader = new StreamReader(Disk.OpenRead(Path.Combine(Root, path)));
        return reader.ReadToEnd();
    }

    /// <summary>Every path below the root with kind and, for files, content; for comparing before and after.</summary>
    public IReadOnlyList<string> Snapshot(string? directory = null)
    {
        var lines = new List<string>();
        foreach (var entry in Disk.List(directory ?? Root))
        {
            var relative = Path.GetRelativePath(Root, entry.Path);
            lines.Add(entry.Kind switch
            {
                DiskEntryKind.File => $"{relative} = {Text(entry.Path)}",
                DiskEntryKind.Link => $"{relative} -> {entry.LinkTarget}",
                _ => relative + "/",
            });
            if (entry.Kind == DiskEntryKind.Directory)
            {
                lines.AddRange(Snapshot(entry.Path));
            }
        }

        return lines;
    }

    public abstract void Dispose();
}

using System.IO.Abstractions;

namespace PluginKit.Testing.Tests.VirtualDisk;

/// <summary>One of the two file systems with a directory of its own to work in.</summary>
public abstract class DiskUnderTest : IDisposable
{
    public abstract IFileSystem Files { get; }

    public abstract string Root { get; }

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
        foreach (var path in Files.Directory.GetFileSystemEntries(directory).Order(StringComparer.Ordinal))
        {
            var name = $"{shown}/{Path.GetFileName(path)}";
            var target = Files.FileInfo.FromFileName(path).LinkTarget;
            if (target is not null)
            {
                lines.Add($"{name} -> {target.Replace(Root, "ROOT", StringComparison.Ordinal)}");
            }
            else if (Files.Directory.Exists(path))
            {
                lines.Add($"{name}/ {ModeOf(path)}");
                Collect(path, name, lines);
            }
            else
            {
                lines.Add($"{name} {ModeOf(path)} '{Files.File.ReadAllText(path)}'");
            }
        }
    }
}

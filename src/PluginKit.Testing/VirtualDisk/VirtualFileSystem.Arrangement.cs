using System.Text;
using PluginKit.Testing.VirtualDisk.Facade;
using PluginKit.Testing.VirtualDisk.Nodes;
using PluginKit.Testing.VirtualDisk.Volume;

namespace PluginKit.Testing.VirtualDisk;

/// <content>Arranging a disk for a test: no permission is asked, parents come by themselves.</content>
public sealed partial class VirtualFileSystem
{
    /// <summary>Makes a disk with some text files.</summary>
    /// <param name="files">Absolute paths and UTF-8 contents.</param>
    /// <returns>The disk.</returns>
    public static VirtualFileSystem With(params ReadOnlySpan<(string Path, string Content)> files)
    {
        var disk = new VirtualFileSystem();
        foreach (var (path, content) in files)
        {
            disk.AddFile(path, content);
        }

        return disk;
    }

    /// <summary>Adds a text file in UTF-8, or replaces its content.</summary>
    /// <param name="path">Absolute path.</param>
    /// <param name="content">The text.</param>
    /// <param name="mode">Unix mode; <see langword="null"/> to leave the default.</param>
    /// <returns>This disk.</returns>
    public VirtualFileSystem AddFile(string path, string content, UnixFileMode? mode = null) => AddFile(path, Encoding.UTF8.GetBytes(content), mode);

    /// <summary>Adds a file, or replaces its content.</summary>
    /// <param name="path">Absolute path.</param>
    /// <param name="content">The bytes.</param>
    /// <param name="mode">Unix mode; <see langword="null"/> to leave the default.</param>
    /// <returns>This disk.</returns>
    public VirtualFileSystem AddFile(string path, byte[] content, UnixFileMode? mode = null) => Arrange(path, full =>
    {
        File.WriteAllBytes(full, content);
        if (mode is { } bits)
        {
            SetMode(full, bits);
        }
    });

    /// <summary>Adds a directory.</summary>
    /// <param name="path">Absolute path.</param>
    /// <param name="mode">Unix mode; <see langword="null"/> to leave the default.</param>
    /// <returns>This disk.</returns>
    public VirtualFileSystem AddDirectory(string path, UnixFileMode? mode = null) => Arrange(path, full =>
    {
        Directory.CreateDirectory(full);
        if (mode is { } bits)
        {
            SetMode(full, bits);
        }
    });

    /// <summary>Adds a symbolic link.</summary>
    /// <param name="path">Absolute path of the link.</param>
    /// <param name="target">Target text; nothing has to be there.</param>
    /// <returns>This disk.</returns>
    public VirtualFileSystem AddLink(string path, string target) => Arrange(path, full => CreateLink(full, target));

    /// <summary>Adds a device, socket or pipe.</summary>
    /// <param name="path">Absolute path.</param>
    /// <returns>This disk.</returns>
    public VirtualFileSystem AddSpecial(string path) => Arrange(path, full => _volume.MakeSpecial(full).ThrowIfFailed(full));

    /// <summary>Lets a file claim that it has several hard links; the other names are not made.</summary>
    /// <param name="path">Absolute path of the file.</param>
    /// <param name="count">The count, at least 1.</param>
    /// <returns>This disk.</returns>
    public VirtualFileSystem SetLinkCount(string path, int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        return Arrange(path, full => ((FileNode)_facade.Require(full, follow: true)).LinkCount = count);
    }

    /// <summary>Gives an entry to a user and a group.</summary>
    /// <param name="path">Absolute path of the entry.</param>
    /// <param name="user">Number of the user.</param>
    /// <param name="group">Number of the group.</param>
    /// <returns>This disk.</returns>
    public VirtualFileSystem SetOwner(string path, uint user, uint group) =>
        Arrange(path, full => _facade.Require(full, follow: false).Owner = new(user, group));

    private VirtualFileSystem Arrange(string path, Action<string> work)
    {
        var full = VirtualFacade.Full(path);
        _volume.AsSuperuser(() =>
        {
            if (System.IO.Path.GetDirectoryName(full) is { } parent)
            {
                Directory.CreateDirectory(parent);
            }

            work(full);
        });
        return this;
    }
}

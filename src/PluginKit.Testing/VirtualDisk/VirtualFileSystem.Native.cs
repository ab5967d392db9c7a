using PluginKit.Platform.Disk;
using PluginKit.Testing.VirtualDisk.Facade;
using PluginKit.Testing.VirtualDisk.Nodes;
using PluginKit.Testing.VirtualDisk.Volume;

namespace PluginKit.Testing.VirtualDisk;

public sealed partial class VirtualFileSystem
{
    private readonly List<string> _flushed = [];

    /// <summary>The files and directories that were brought to stable storage, in order; a path comes again for every call.</summary>
    public IReadOnlyList<string> Flushed => _facade.Locked(_ => _flushed.ToArray());

    /// <inheritdoc/>
    public uint? UserId => Options.UnixModes ? Options.UserId : null;

    /// <inheritdoc/>
    public bool IsCaseSensitive(string directory) => Options.CaseSensitive;

    /// <inheritdoc/>
    public DiskEntry? Stat(string path)
    {
        var full = System.IO.Path.TrimEndingDirectorySeparator(VirtualFacade.Full(path));
        return _facade.Locked(volume =>
        {
            var error = volume.Find(full, follow: false, out var node);
            if (error is VirtualError.Missing or VirtualError.NotDirectory)
            {
                return null;
            }

            error.ThrowIfFailed(full);
            return Describe(full, node!);
        });
    }

    /// <inheritdoc/>
    public Stream OpenReadNoFollow(string path)
    {
        var full = VirtualFacade.Full(path);
        return _facade.Locked(volume =>
        {
            volume.Find(full, follow: false, out var node).ThrowIfFailed(full);
            return node is FileNode
                ? _facade.OpenWithoutLock(full)
                : throw new IOException(node is LinkNode ? $"'{full}' is a link." : $"'{full}' is not a regular file.");
        });
    }

    /// <inheritdoc/>
    public Stream? TryCreateNew(string path, UnixFileMode mode)
    {
        var full = VirtualFacade.Full(path);
        return Options.UnixModes
            ? _facade.Locked(_ =>
            {
                var stream = _facade.Open(full, FileMode.CreateNew, FileAccess.Write, FileShare.Read);
                _facade.Require(full, follow: true).Mode = mode;
                return stream;
            })
            : null;
    }

    /// <inheritdoc/>
    public Stream? TryCreateReplacement(string path, string replaced, UnixFileMode mode)
    {
        var (full, other) = (VirtualFacade.Full(path), VirtualFacade.Full(replaced, nameof(replaced)));
        return Options.UnixModes
            ? _facade.Locked(volume =>
            {
                var old = volume.Find(other, follow: false, out var node) == VirtualError.None ? node : null;
                if (old?.Owner is { } owner && owner.User != Options.UserId && Options.UserId != 0)
                {
                    throw new FileProtectionException($"'{other}' belongs to user {owner.User} and group {owner.Group}, and this process may not keep that.");
                }

                RefuseLinks(volume, full);
                var stream = TryCreateNew(full, old?.Mode ?? mode)!;
                _facade.Require(full, follow: false).Owner = old?.Owner;
                return stream;
            })
            : null;
    }

    /// <inheritdoc/>
    public void CreateLink(string path, string target)
    {
        ArgumentException.ThrowIfNullOrEmpty(target);
        var full = VirtualFacade.Full(path);
        _facade.Locked(volume => volume.MakeLink(full, target).ThrowIfFailed(full, volume.LacksDirectoryOf(full)));
    }

    /// <inheritdoc/>
    public void SetMode(string path, UnixFileMode mode)
    {
        var full = VirtualFacade.Full(path);
        if (Options.UnixModes)
        {
            _facade.Locked(volume => volume.SetMode(_facade.Require(full, follow: true), mode));
        }
    }

    /// <inheritdoc/>
    public void Flush(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        stream.Flush();
        if (stream is VirtualStream opened)
        {
            _facade.Locked(volume =>
            {
                volume.Unflushed?.Flush(opened.File);
                _flushed.Add(opened.OpenedPath);
            });
        }
    }

    /// <inheritdoc/>
    public void FlushDirectory(string directory)
    {
        var full = VirtualFacade.Full(directory, nameof(directory));
        _facade.Locked(_ =>
        {
            _facade.Volume.Find(full, follow: true, out var node).ThrowIfFailed(full);
            if (node is DirectoryNode found)
            {
                _facade.Volume.Unflushed?.Flush(found);
            }

            _flushed.Add(full);
        });
    }

    /// <inheritdoc/>
    public bool TryExchange(string first, string second)
    {
        var (one, other) = (VirtualFacade.Full(first, nameof(first)), VirtualFacade.Full(second, nameof(second)));
        if (!Options.SupportsExchange)
        {
            return false;
        }

        return _facade.Locked(volume =>
        {
            var error = volume.Exchange(one, other);
            if (error == VirtualError.Invalid)
            {
                return false;
            }

            error.ThrowIfFailed(volume.Find(one, follow: false, out var _) == VirtualError.None ? other : one);
            return true;
        });
    }

    /// <inheritdoc/>
    public IDisposable? TryLock(string path)
    {
        var full = VirtualFacade.Full(path);
        return _facade.Locked(volume =>
        {
            var isNew = volume.Find(full, follow: true, out var _) == VirtualError.Missing;
            var error = volume.Open(full, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, out var file);
            if (error == VirtualError.WouldBlock)
            {
                return null;
            }

            error.ThrowIfFailed(full, blameDirectory: true);
            file!.Mode = isNew ? UnixFileMode.UserRead | UnixFileMode.UserWrite : file.Mode;
            return new VirtualStream(volume, file, full, FileAccess.ReadWrite, append: false, exclusiveLock: true);
        });
    }

    private static void RefuseLinks(VirtualVolume volume, string path)
    {
        for (var folder = System.IO.Path.GetDirectoryName(path); folder is not null; folder = System.IO.Path.GetDirectoryName(folder))
        {
            if (volume.Find(folder, follow: false, out var node) == VirtualError.None && node is LinkNode)
            {
                throw new IOException($"A folder of '{path}' became a link.");
            }
        }
    }

    private DiskEntry Describe(string path, VirtualNode node) => new(
        path,
        node switch
        {
            DirectoryNode => DiskEntryKind.Directory,
            LinkNode => DiskEntryKind.Link,
            SpecialNode => DiskEntryKind.Special,
            _ => DiskEntryKind.File,
        },
        (node as FileNode)?.Length ?? 0,
        Options.UnixModes ? node.Mode : null,
        (node as FileNode)?.LinkCount ?? 1,
        (node as LinkNode)?.Target)
    {
        Owner = Options.UnixModes ? node.Owner ?? new DiskOwner(Options.UserId, Options.UserId) : null,
    };
}

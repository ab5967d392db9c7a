using System.IO.Abstractions;
using System.Runtime.ExceptionServices;
using System.Runtime.Versioning;
using System.Security.AccessControl;
using PluginKit.Testing.VirtualDisk.Nodes;
using PluginKit.Testing.VirtualDisk.Volume;

namespace PluginKit.Testing.VirtualDisk.Facade;

/// <summary><see cref="IDirectory"/> over the volume: the steps and errors of the runtime on Unix. This part: entries.</summary>
internal sealed partial class VirtualDirectory(VirtualFacade facade) : DirectoryBase(facade.FileSystem)
{
    public override bool Exists(string path) => VirtualFacade.IsUsable(path) && facade.Locked(volume => volume.IsDirectory(VirtualFacade.Full(path)));

    public override IDirectoryInfo CreateDirectory(string path)
    {
        var full = VirtualFacade.Full(path);
        facade.Locked(volume => Create(volume, full));
        return facade.FileSystem.DirectoryInfo.FromDirectoryName(path);
    }

    public override void Delete(string path) => Delete(path, recursive: false);

    public override void Delete(string path, bool recursive)
    {
        var full = VirtualFacade.Full(path);
        facade.Locked(volume =>
        {
            var error = volume.RemoveDirectory(full);
            if (error == VirtualError.NotEmpty && recursive)
            {
                Empty(volume, Path.TrimEndingDirectorySeparator(full));
                error = volume.RemoveDirectory(full);
            }
            else if (error == VirtualError.NotDirectory && volume.IsDirectory(full))
            {
                // A link to a directory: the link goes, its target stays.
                error = volume.Unlink(full);
            }

            var leadsNowhere = error == VirtualError.AccessDenied
                && volume.Find(full, follow: true, out _) is VirtualError.Missing or VirtualError.NotDirectory;
            ThrowIfNotRemoved(leadsNowhere ? VirtualError.Missing : error, full);
        });
    }

    public override void Move(string sourceDirName, string destDirName)
    {
        var source = Path.TrimEndingDirectorySeparator(VirtualFacade.Full(sourceDirName, nameof(sourceDirName)));
        var destination = Path.TrimEndingDirectorySeparator(VirtualFacade.Full(destDirName, nameof(destDirName)));
        if (string.Equals(source, destination, StringComparison.Ordinal))
        {
            throw new IOException("Source and destination path must be different.");
        }

        facade.Locked(volume =>
        {
            var moved = NodeAt(volume, source);
            var sameButCase = !volume.Options.CaseSensitive && string.Equals(source, destination, StringComparison.OrdinalIgnoreCase);
            if ((volume.IsDirectory(destination) || volume.IsFile(destination))
                && !(sameButCase && ReferenceEquals(moved, NodeAt(volume, destination))))
            {
                throw moved is null
                    ? VirtualError.Missing.ToException(source, blameDirectory: true)
                    : new IOException($"Cannot create '{destination}' because a file or directory with the same name already exists.");
            }

            var error = moved is not null and not DirectoryNode && Path.EndsInDirectorySeparator(sourceDirName)
                ? VirtualError.NotDirectory
                : volume.Rename(source, destination);
            if (error is VirtualError.AccessDenied or VirtualError.NotDirectory)
            {
                throw new IOException(
                    error == VirtualError.AccessDenied ? $"Access to the path '{source}' is denied." : $"Could not find a part of the path '{source}'.",
                    (int)error);
            }

            error.ThrowIfFailed(moved is null ? source : destination, blameDirectory: true);
        });
    }

    public override IDirectoryInfo? GetParent(string path)
    {
        var parent = Path.GetDirectoryName(VirtualFacade.Full(path));
        return parent is null ? null : facade.FileSystem.DirectoryInfo.FromDirectoryName(parent);
    }

    public override string GetDirectoryRoot(string path) => Path.GetPathRoot(VirtualFacade.Full(path))!;

    public override string[] GetLogicalDrives() => facade.Locked(static volume => volume.Roots.Select(static root => root.Key).ToArray());

    public override string GetCurrentDirectory() => throw Unsupported.Member("IDirectory.GetCurrentDirectory");

    public override void SetCurrentDirectory(string path) => throw Unsupported.Member("IDirectory.SetCurrentDirectory");

    [SupportedOSPlatform("windows")]
    public override IDirectoryInfo CreateDirectory(string path, DirectorySecurity directorySecurity) =>
        throw Unsupported.Member("IDirectory.CreateDirectory(DirectorySecurity)");

    [SupportedOSPlatform("windows")]
    public override DirectorySecurity GetAccessControl(string path) => throw Unsupported.Member("IDirectory.GetAccessControl");

    [SupportedOSPlatform("windows")]
    public override DirectorySecurity GetAccessControl(string path, AccessControlSections includeSections) =>
        throw Unsupported.Member("IDirectory.GetAccessControl");

    [SupportedOSPlatform("windows")]
    public override void SetAccessControl(string path, DirectorySecurity directorySecurity) => throw Unsupported.Member("IDirectory.SetAccessControl");

    private static VirtualNode? NodeAt(VirtualVolume volume, string path)
    {
        volume.Find(path, follow: false, out var node);
        return node;
    }

    private static void Create(VirtualVolume volume, string full)
    {
        var error = volume.MakeDirectory(full);
        if (error == VirtualError.Missing && Path.GetDirectoryName(Path.TrimEndingDirectorySeparator(full)) is { } parent)
        {
            if (volume.Find(parent, follow: false, out _) != VirtualError.None)
            {
                Create(volume, parent);
            }

            error = volume.MakeDirectory(full);
        }

        if (error != VirtualError.Exists || !volume.IsDirectory(full))
        {
            error.ThrowIfFailed(full, blameDirectory: true);
        }
    }

    /// <summary>As in the runtime, what can be deleted is deleted, and the first failure is reported after that.</summary>
    private static void Empty(VirtualVolume volume, string path)
    {
        volume.Find(path, follow: false, out var node).ThrowIfFailed(path);
        if (!volume.May(node!, UnixFileMode.UserRead))
        {
            throw VirtualErrorExtensions.AccessDenied(path);
        }

        Exception? first = null;
        foreach (var child in ((DirectoryNode)node!).Children)
        {
            try
            {
                EmptyAndRemove(volume, child, Path.Combine(path, child.Name));
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                first ??= exception;
            }
        }

        if (first is not null)
        {
            ExceptionDispatchInfo.Throw(first);
        }
    }

    private static void EmptyAndRemove(VirtualVolume volume, VirtualNode node, string path)
    {
        if (node is not DirectoryNode)
        {
            volume.Unlink(path).ThrowIfFailed(path);
            return;
        }

        Empty(volume, path);
        ThrowIfNotRemoved(volume.RemoveDirectory(path), path);
    }

    private static void ThrowIfNotRemoved(VirtualError error, string path)
    {
        if (error is VirtualError.AccessDenied or VirtualError.NotPermitted)
        {
            throw new IOException($"Access to the path '{path}' is denied.", (int)error);
        }

        error.ThrowIfFailed(path, blameDirectory: true);
    }
}

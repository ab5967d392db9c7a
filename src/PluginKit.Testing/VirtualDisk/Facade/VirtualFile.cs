using System.IO.Abstractions;
using System.Text;
using PluginKit.Testing.VirtualDisk.Nodes;
using PluginKit.Testing.VirtualDisk.Volume;

namespace PluginKit.Testing.VirtualDisk.Facade;

/// <summary><see cref="IFile"/> over the volume: the steps and errors of the runtime on Unix. This part: entries and streams.</summary>
internal sealed partial class VirtualFile(VirtualFacade facade) : FileBase(facade.FileSystem)
{
    public override bool Exists(string path) =>
        VirtualFacade.IsUsable(path) && !Path.EndsInDirectorySeparator(path)
        && facade.Locked(volume => volume.IsFile(VirtualFacade.Full(path)));

    public override void Delete(string path)
    {
        var full = VirtualFacade.Full(path);
        facade.Locked(volume =>
        {
            var error = volume.Unlink(full);
            if (error == VirtualError.Missing && volume.IsDirectory(Path.GetDirectoryName(full)))
            {
                return;
            }

            (error == VirtualError.IsDirectory ? VirtualError.AccessDenied : error).ThrowIfFailed(full, blameDirectory: true);
        });
    }

    public override void Copy(string sourceFileName, string destFileName) => Copy(sourceFileName, destFileName, overwrite: false);

    public override void Copy(string sourceFileName, string destFileName, bool overwrite)
    {
        var source = VirtualFacade.Full(sourceFileName, nameof(sourceFileName));
        var destination = VirtualFacade.Full(destFileName, nameof(destFileName));
        facade.Locked(volume =>
        {
            using var from = facade.Open(source, FileMode.Open, FileAccess.Read, FileShare.Read);
            using (var to = facade.Open(destination, overwrite ? FileMode.Create : FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None))
            {
                from.CopyTo(to);
            }

            var (original, copy) = (facade.Require(source, follow: true), facade.Require(destination, follow: true));
            (copy.Mode, copy.ModifiedUtc, copy.AccessedUtc) = (original.Mode, original.ModifiedUtc, original.AccessedUtc);
        });
    }

    public override void Move(string sourceFileName, string destFileName) => Move(sourceFileName, destFileName, overwrite: false);

    public override void Move(string sourceFileName, string destFileName, bool overwrite)
    {
        var source = VirtualFacade.Full(sourceFileName, nameof(sourceFileName));
        var destination = VirtualFacade.Full(destFileName, nameof(destFileName));
        facade.Locked(volume =>
        {
            if (!volume.IsFile(source))
            {
                throw VirtualError.Missing.ToException(source);
            }

            // Without overwriting the runtime links and unlinks, so that nothing is replaced in a race.
            var occupied = !overwrite && volume.Find(Path.TrimEndingDirectorySeparator(destination), follow: false, out var there) == VirtualError.None
                && (volume.Find(source, follow: false, out var moved) != VirtualError.None || !ReferenceEquals(there, moved));
            var error = Path.EndsInDirectorySeparator(source) ? volume.Find(source, follow: true, out _)
                : occupied ? VirtualError.Exists : volume.Rename(source, destination);
            if (error == VirtualError.AccessDenied && !overwrite)
            {
                LinkOrCopy(volume, source, destination);
                return;
            }

            error.ThrowIfFailed(destination, volume.LacksDirectoryOf(destination));
        });
    }

    public override void Replace(string sourceFileName, string destinationFileName, string? destinationBackupFileName) =>
        Replace(sourceFileName, destinationFileName, destinationBackupFileName, ignoreMetadataErrors: false);

    public override void Replace(string sourceFileName, string destinationFileName, string? destinationBackupFileName, bool ignoreMetadataErrors)
    {
        var source = VirtualFacade.Full(sourceFileName, nameof(sourceFileName));
        var destination = VirtualFacade.Full(destinationFileName, nameof(destinationFileName));
        var backup = destinationBackupFileName is null ? null : VirtualFacade.Full(destinationBackupFileName, nameof(destinationBackupFileName));
        facade.Locked(volume =>
        {
            volume.Find(source, follow: false, out var moved).ThrowIfFailed(source, volume.LacksDirectoryOf(source));
            volume.Find(destination, follow: false, out var replaced);
            if (moved is DirectoryNode || replaced is DirectoryNode)
            {
                throw VirtualErrorExtensions.AccessDenied(moved is DirectoryNode ? source : destination);
            }

            if (ReferenceEquals(moved, replaced))
            {
                throw new IOException($"The source '{source}' and destination '{destination}' are the same file.");
            }

            if (backup is null)
            {
                var error = volume.Find(destination, follow: true, out _);
                (error == VirtualError.Missing ? error : VirtualError.None).ThrowIfFailed(destination);
            }
            else
            {
                KeepBackup(volume, destination, backup);
            }

            volume.Rename(source, destination).ThrowIfFailed(destination);
        });
    }

    public override Stream Open(string path, FileMode mode) =>
        Open(path, mode, mode == FileMode.Append ? FileAccess.Write : FileAccess.ReadWrite, FileShare.None);

    public override Stream Open(string path, FileMode mode, FileAccess access) => Open(path, mode, access, FileShare.None);

    public override Stream Open(string path, FileMode mode, FileAccess access, FileShare share) =>
        facade.Open(VirtualFacade.Full(path), mode, access, share);

    public override Stream OpenRead(string path) => Open(path, FileMode.Open, FileAccess.Read, FileShare.Read);

    public override Stream OpenWrite(string path) => Open(path, FileMode.OpenOrCreate, FileAccess.Write, FileShare.None);

    public override Stream Create(string path) => Open(path, FileMode.Create, FileAccess.ReadWrite, FileShare.None);

    public override Stream Create(string path, int bufferSize) => Create(path);

    public override Stream Create(string path, int bufferSize, FileOptions options) => options.HasFlag(FileOptions.DeleteOnClose)
        ? throw Unsupported.Member("FileOptions.DeleteOnClose")
        : Create(path);

    public override StreamReader OpenText(string path) => new(OpenRead(path), Encoding.UTF8);

    public override StreamWriter CreateText(string path) => new(Open(path, FileMode.Create, FileAccess.Write, FileShare.Read));

    public override StreamWriter AppendText(string path) => new(Open(path, FileMode.Append, FileAccess.Write, FileShare.Read));

    /// <summary>A move out of a directory that may not be changed leaves the file at both places on a real disk, too.</summary>
    private void LinkOrCopy(VirtualVolume volume, string source, string destination)
    {
        if (volume.MakeCopy(source, destination) != VirtualError.None)
        {
            Copy(source, destination);
        }

        Delete(source);
    }

    /// <summary>The runtime drops the old backup first and links the file to its name: the same file under the new name.</summary>
    private static void KeepBackup(VirtualVolume volume, string file, string backup)
    {
        var error = volume.Unlink(backup);
        if (error != VirtualError.Missing)
        {
            error.ThrowIfFailed(backup);
        }

        error = volume.MakeCopy(file, backup);
        error.ThrowIfFailed(file, volume.LacksDirectoryOf(backup) || volume.LacksDirectoryOf(file));
    }
}

using PluginKit.Contracts.Hosts;
using PluginKit.Contracts.Problems;
using PluginKit.Platform.Disk;
using PluginKit.Platform.Trees;

namespace PluginKit.Sources.Staging;

/// <summary>
/// Where archives are unpacked and downloads kept until they are verified: <c>~/.plugin-kit-ai/pluginkit/staging</c>, private to the user. A lock of the
/// kernel beside each folder tells whether its process is still there; what a killed one left is deleted by the next one.
/// </summary>
/// <param name="disk">The disk.</param>
/// <param name="environment">The machine.</param>
public sealed class StagingArea(IDisk disk, HostEnvironment environment)
{
    private const string LockEnding = ".lock";

    /// <summary><c>staging</c>, <c>pluginkit</c> and <c>.plugin-kit-ai</c>: an empty one of them means nothing to anybody.</summary>
    private const int OwnLevels = 3;
    private const UnixFileMode Private = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    private readonly IDisk _disk = disk ?? throw new ArgumentNullException(nameof(disk));
    private readonly string _root = Path.Combine((environment ?? throw new ArgumentNullException(nameof(environment))).StateDirectory, "pluginkit", "staging");

    /// <summary>Makes an empty folder for something that is to be taken in, or says why it cannot be made.</summary>
    internal (StagingFolder? Folder, Problem? Problem) TryOpen(string purpose)
    {
        try
        {
            return (Open(), null);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return (null, Problem.Of(ProblemCodes.WriteFailed, $"There is no place to unpack '{purpose}' to: {exception.Message}", _root));
        }
    }

    /// <summary>Makes an empty folder that nobody else uses.</summary>
    /// <returns>The folder; the caller disposes it.</returns>
    /// <exception cref="IOException">It cannot be made.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be made.</exception>
    public StagingFolder Open()
    {
        Sweep();
        _disk.CreateDirectory(_root);
        _disk.SetMode(_root, Private);
        var place = Path.Combine(_root, Guid.NewGuid().ToString("n"));
        var inUse = _disk.TryLock(place + LockEnding) ?? throw new IOException($"'{place}' is in use, although nobody can know its name.");
        try
        {
            _disk.CreateDirectory(place);
            _disk.SetMode(place, Private);
            return new(_disk, place, inUse);
        }
        catch
        {
            inUse.Dispose();
            Forget(_disk, place);
            throw;
        }
    }

    /// <summary>Deletes the lock of a folder that is gone, and the folders above it that are empty now. A name is never used twice, so that nobody waits for it.</summary>
    internal static void Forget(IDisk disk, string place)
    {
        try
        {
            if (disk.Stat(place) is not null)
            {
                return;
            }

            disk.DeleteFile(place + LockEnding);
            var folder = Path.GetDirectoryName(place)!;
            for (var level = 0; level < OwnLevels && disk.List(folder).Count == 0; level++)
            {
                disk.DeleteEmptyDirectory(folder);
                folder = Path.GetDirectoryName(folder)!;
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Somebody stages beside us, or may do more than we: an empty folder harms nobody.
        }
    }

    private void Sweep()
    {
        if (_disk.Stat(_root) is not { Kind: DiskEntryKind.Directory })
        {
            return;
        }

        foreach (var entry in _disk.List(_root).Where(static entry => entry.Name.EndsWith(LockEnding, StringComparison.Ordinal)))
        {
            var place = entry.Path[..^LockEnding.Length];
            try
            {
                if (_disk.TryLock(entry.Path) is { } abandoned)
                {
                    _ = new TreeRemoval(_disk).DeleteTree(place);
                    abandoned.Dispose();
                    Forget(_disk, place);
                }
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                // Another one of us sweeps, too.
            }
        }
    }
}

using System.Text;
using PluginKit.Contracts.Digests;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Vocabulary;
using PluginKit.Platform.Disk;
using PluginKit.Platform.Trees;

namespace PluginKit.Bundles.Handoff;

/// <summary>
/// Where a bundle is installed, and the two names beside it that an install uses: the new tree before it is in place, the old one where the disk cannot
/// exchange. Both are found again after a crash, since they are made of the name of the destination alone; only one install runs at a time.
/// </summary>
internal sealed class HandoffPlace
{
    private const int ShownName = 40;
    private const UnixFileMode Folder = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute
        | UnixFileMode.GroupRead | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute;

    private readonly IDisk _disk;
    private readonly TreePlacement _placement;
    private readonly TreeRemoval _removal;
    private readonly string _parent;

    public HandoffPlace(IDisk disk, TreePlacement placement, string destination)
    {
        _disk = disk;
        _placement = placement;
        _removal = new(disk);
        var name = Path.GetFileName(Path.TrimEndingDirectorySeparator(destination));
        _parent = disk.ResolveLinks(Path.GetDirectoryName(Path.TrimEndingDirectorySeparator(destination))!);
        Destination = Path.Join(_parent, name);
        var stem = $".{(name.Length > ShownName ? name[..ShownName] : name)}.pluginkit-{ContentDigest.HexOf(ContentDigest.Of(Encoding.UTF8.GetBytes(name)))![..12]}";
        Staging = Path.Join(_parent, stem + "-new");
        Previous = Path.Join(_parent, stem + "-old");
    }

    /// <summary>The folder, its parents without links.</summary>
    public string Destination { get; }

    /// <summary>Where the bundle is unpacked.</summary>
    public string Staging { get; }

    /// <summary>Where the earlier tree waits for a moment, on disks that cannot exchange two folders.</summary>
    public string Previous { get; }

    /// <summary>Whether something is where the earlier tree only is after a crash between two renames.</summary>
    public bool IsInterrupted => _disk.Stat(Destination) is null && _disk.Stat(Previous) is { Kind: DiskEntryKind.Directory };

    /// <summary>Brings what an install that did not end left to an end: the earlier tree goes back where nothing took its place, the rest goes.</summary>
    /// <returns>What could not be cleared away.</returns>
    /// <exception cref="IOException">The disk failed.</exception>
    /// <exception cref="UnauthorizedAccessException">The earlier tree may not be moved.</exception>
    public Problem? Recover()
    {
        if (IsInterrupted)
        {
            _disk.MoveDirectory(Previous, Destination);
            _disk.FlushDirectory(_parent);
        }

        return _removal.DeleteTree(Staging) ?? _removal.DeleteTree(Previous);
    }

    /// <summary>Makes the folders above, durably.</summary>
    public void MakeParent()
    {
        var missing = new Stack<string>();
        for (var place = _parent; _disk.Stat(place) is null; place = Path.GetDirectoryName(place)!)
        {
            missing.Push(place);
        }

        if (missing.Count > 0)
        {
            _disk.CreateDirectory(_parent);
            _disk.FlushAll([], [.. missing.Select(static place => Path.GetDirectoryName(place)!)]);
        }
    }

    /// <summary>Puts the unpacked tree in place. From here on either tree is there at every moment, or beside it under its second name.</summary>
    /// <param name="isInPlace">Whether what is at the destination is the unpacked tree; asked when the disk failed and did not say at what.</param>
    /// <returns>What could not be cleared away, or could not be brought to stable storage; the new tree is in place all the same.</returns>
    /// <exception cref="IOException">It could not be put in place; the earlier tree is there.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be put in place; the earlier tree is there.</exception>
    public Problem? Take(Func<bool> isInPlace)
    {
        _disk.SetMode(Staging, Folder);
        _disk.FlushTree(Staging);
        try
        {
            _placement.Return(Staging, Destination, Previous);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            if (_disk.Stat(Destination) is null || !isInPlace())
            {
                _ = Recover();
                throw;
            }

            return Problem.Of(ProblemCodes.WriteFailed, $"'{Destination}' is in place, but the disk did not say that it will stay: {exception.Message}", Destination) with
            {
                Severity = ProblemSeverity.Warning,
            };
        }

        return _removal.DeleteTree(Staging) ?? _removal.DeleteTree(Previous);
    }
}

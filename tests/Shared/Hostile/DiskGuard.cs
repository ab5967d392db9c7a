using PluginKit.Platform.Disk;
using PluginKit.Testing.Observation;

namespace PluginKit.Tests.Hostile;

/// <summary>
/// Compares a whole disk around something that takes in what strangers made: what is written while it works may only be in staging, and afterwards everything is as it
/// was, the staging with it. What was written elsewhere and deleted again is seen, too, where the writes are recorded.
/// </summary>
internal sealed class DiskGuard
{
    private readonly IDisk _disk;
    private readonly string _root;
    private readonly string[] _staging;
    private readonly string[] _kept;
    private readonly RecordingDisk? _recorded;
    private readonly DiskSnapshot _before;

    /// <param name="disk">The disk; its writes are looked at when it is a recording one.</param>
    /// <param name="root">Where to look: the root of a virtual disk, all that a test has on the real one.</param>
    /// <param name="staging">Folders that may be written to and have to be gone or as before; a star at the end stands for the rest of a name.</param>
    /// <param name="kept">What may stay: the file of a lock, a cache.</param>
    public DiskGuard(IDisk disk, string root, string[] staging, params string[] kept)
    {
        (_disk, _root, _staging, _kept, _recorded) = (disk, root, staging, kept, disk as RecordingDisk);
        _before = DiskSnapshot.Take(disk, root);
        _recorded?.Clear();
    }

    /// <summary>Fails when anything was written outside staging or is left of it.</summary>
    public void ShouldHaveLeftNothing(string? because = null)
    {
        (_recorded?.Writes ?? []).Where(operation => !IsAllowed(operation)).Select(static operation => operation.ToString()).ShouldBeEmpty(because);
        var changes = DiskSnapshot.Take(_disk, _root).ChangesSince(_before);
        changes.Added.Concat(changes.Removed).Concat(changes.Changed).Where(path => !IsKept(Path.Join(_root, path))).ShouldBeEmpty(because);
    }

    private bool IsAllowed(DiskOperation operation) =>
        (IsStagedOrKept(operation.Path) || (IsOfFolder(operation.Kind) && IsAbove(operation.Path)))
        && (operation.OtherPath is not { } other || operation.Kind == DiskOperationKind.CreateLink || IsStagedOrKept(other));

    /// <summary>The folders above staging are made for it and deleted with it.</summary>
    private static bool IsOfFolder(DiskOperationKind kind) => kind is DiskOperationKind.CreateDirectory or DiskOperationKind.SetMode or DiskOperationKind.DeleteEmptyDirectory;

    private bool IsStagedOrKept(string path) => _staging.Concat(_kept).Any(place => IsIn(place, path));

    private bool IsAbove(string path) => _staging.Concat(_kept).Any(place => DiskPath.IsWithin(path, place));

    /// <summary>A folder above what is kept is there for it.</summary>
    private bool IsKept(string path) => _kept.Any(place => IsIn(place, path) || DiskPath.IsWithin(path, place.TrimEnd('*')));

    private static bool IsIn(string place, string path) => place.EndsWith('*') ? path.StartsWith(place[..^1], StringComparison.Ordinal) : DiskPath.IsWithin(place, path);
}

using PluginKit.Platform.Disk;

namespace PluginKit.Platform.Watching;

/// <summary>
/// Listens to whatever directories are needed to hear that a path may be different: its own, those of every link on the way, the nearest existing one
/// where a folder is missing. <see cref="Refresh"/> follows what became of the disk since. One caller refreshes at a time; notices come from any thread.
/// </summary>
public sealed class PathListeners : IDisposable
{
    // While somebody moves folders about, each look may find others; what comes later is announced and looked at then.
    private const int MaximumRounds = 4;

    private readonly IDisk _disk;
    private readonly IDirectoryNotifier _notifier;
    private readonly IReadOnlyList<string> _anchors;
    private readonly Action<PathNotice> _heard;
    private readonly Lock _gate = new();
    private readonly Dictionary<string, IDisposable> _listeners = new(StringComparer.Ordinal);
    private readonly HashSet<string> _stale = new(StringComparer.Ordinal);
    private PathMap? _map;
    private bool _disposed;

    /// <summary>Makes one that listens to nothing yet.</summary>
    /// <param name="disk">The disk.</param>
    /// <param name="notifier">Who listens.</param>
    /// <param name="anchors">Folders, absolute, that are taken as lasting: nothing above them is listened to while they exist.</param>
    /// <param name="heard">Called for every notice that concerns a path; must be quick and must not throw.</param>
    public PathListeners(IDisk disk, IDirectoryNotifier notifier, IEnumerable<string> anchors, Action<PathNotice> heard)
    {
        ArgumentNullException.ThrowIfNull(disk);
        ArgumentNullException.ThrowIfNull(notifier);
        ArgumentNullException.ThrowIfNull(anchors);
        ArgumentNullException.ThrowIfNull(heard);
        _disk = disk;
        _notifier = notifier;
        _heard = heard;
        _anchors = [.. anchors.Select(Real).Distinct(StringComparer.Ordinal)];
    }

    /// <summary>How many directories are listened to.</summary>
    public int Count
    {
        get
        {
            lock (_gate)
            {
                return _listeners.Count;
            }
        }
    }

    /// <summary>Brings the listeners in line with the paths and with what is on the disk now.</summary>
    /// <param name="paths">The paths, absolute; they need not exist.</param>
    /// <returns>The paths whose changes will not all be announced, each once.</returns>
    public IReadOnlyList<UnheardPath> Refresh(IReadOnlyCollection<string> paths)
    {
        ArgumentNullException.ThrowIfNull(paths);
        Dictionary<string, string> refused = new(StringComparer.Ordinal);
        PathMap map;
        var round = 0;
        do
        {
            map = PathMap.Of(_disk, paths, _anchors);
        }
        while (Follow(map, refused) && ++round < MaximumRounds);

        return [.. from directory in map.Directories
                   where refused.ContainsKey(directory.Key)
                   from path in directory.Value
                   group directory.Key by path into unheard
                   select new UnheardPath(unheard.Key, unheard.First(), refused[unheard.First()])];
    }

    /// <summary>Ends all listening.</summary>
    public void Dispose()
    {
        IDisposable[] listeners;
        lock (_gate)
        {
            _disposed = true;
            listeners = [.. _listeners.Values];
            _listeners.Clear();
        }

        Array.ForEach(listeners, static listener => listener.Dispose());
    }

    /// <returns>Whether a directory is listened to that was not before, so that it is worth to look again.</returns>
    private bool Follow(PathMap map, Dictionary<string, string> refused)
    {
        List<IDisposable> ended = [];
        string[] missing;
        lock (_gate)
        {
            // Known before the first notice can come.
            _map = map;
            foreach (var directory in _listeners.Keys.Where(directory => _stale.Contains(directory) || !map.Directories.ContainsKey(directory)).ToArray())
            {
                ended.Add(_listeners[directory]);
                _listeners.Remove(directory);
            }

            _stale.Clear();
            missing = [.. map.Directories.Keys.Where(directory => !_listeners.ContainsKey(directory) && !refused.ContainsKey(directory))];
        }

        ended.ForEach(static listener => listener.Dispose());
        var isNew = false;
        foreach (var directory in missing)
        {
            isNew |= Listen(directory, refused);
        }

        return isNew;
    }

    private bool Listen(string directory, Dictionary<string, string> refused)
    {
        try
        {
            var listener = _notifier.Listen(directory, notice => Hear(directory, notice));
            lock (_gate)
            {
                if (!_disposed)
                {
                    _listeners[directory] = listener;
                    return true;
                }
            }

            listener.Dispose();
            return false;
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            // It went in the meantime: the next look listens where it is missing.
            return true;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            refused[directory] = exception.Message;
            return false;
        }
    }

    private void Hear(string directory, DirectoryNotice notice)
    {
        IReadOnlyList<string> concerned;
        lock (_gate)
        {
            if (_disposed || _map is null)
            {
                return;
            }

            concerned = _map.Concerned(directory, notice);
            if (notice.Kind == DirectoryNoticeKind.Failed)
            {
                _stale.Add(directory);
            }
            else if (notice is { Kind: DirectoryNoticeKind.EntryMoved, Name: { } name })
            {
                // Another folder may have its name now; the old listener would follow the old one.
                var moved = Path.Join(directory, name);
                _stale.UnionWith(_listeners.Keys.Where(listened => DiskPath.IsWithin(moved, listened)));
            }
        }

        if (concerned.Count > 0)
        {
            _heard(new(concerned, notice.Kind is DirectoryNoticeKind.Overflow or DirectoryNoticeKind.Failed));
        }
    }

    private string Real(string path)
    {
        try
        {
            return _disk.ResolveLinks(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return path;
        }
    }
}

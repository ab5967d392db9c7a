using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Vocabulary;
using PluginKit.Platform.Disk;
using PluginKit.Platform.Watching;

namespace PluginKit.Discovery.Watching;

/// <summary>One enumeration of a watch: listeners, schedule, and what every client held at the last look.</summary>
internal sealed class WatchSession : IDisposable
{
    private readonly IReadOnlyList<WatchedClient> _clients;
    private readonly string[] _paths;
    private readonly ChangeSchedule _schedule;
    private readonly PathListeners _listeners;

    public WatchSession(IReadOnlyList<WatchedClient> clients, IEnumerable<string> anchors, IDisk disk, IDirectoryNotifier notifier, TimeProvider time, WatchTiming timing)
    {
        _clients = clients;
        _paths = [.. clients.SelectMany(static client => client.Paths).Distinct(StringComparer.Ordinal)];
        _schedule = new(time, timing, clients.Count);
        _listeners = new(disk, notifier, anchors, Heard);
    }

    /// <summary>Begins to listen, and takes what the clients hold now as the beginning.</summary>
    public IEnumerable<(WatchedClient Client, Problem? Problem)> Begin()
    {
        var unheard = _listeners.Refresh(_paths);
        foreach (var client in _clients)
        {
            client.Look();
            yield return (client, Slowness(client, unheard));
        }
    }

    public ValueTask<IReadOnlyList<(int Client, bool HasGap)>> NextAsync(CancellationToken cancellationToken) => _schedule.NextAsync(cancellationToken);

    /// <summary>Looks at a client that something was announced for.</summary>
    /// <returns>What to tell; <see langword="null"/> when nothing is different.</returns>
    public (WatchedClient Client, NativeChangeKind Kind, IReadOnlyList<NativeChangedPath> Changes, Problem? Problem)? Look(int index, bool hasGap)
    {
        var client = _clients[index];

        // Listening comes first: what changes after that is announced, what changed before is seen.
        var problem = Slowness(client, _listeners.Refresh(_paths));
        var changes = client.Look();
        return changes.Count == 0 && !hasGap && problem is null ? null : (client, changes.Count > 0 && !hasGap ? NativeChangeKind.Changed : NativeChangeKind.Missed, changes, problem);
    }

    public void Dispose()
    {
        _listeners.Dispose();
        _schedule.Dispose();
    }

    private void Heard(PathNotice notice)
    {
        for (var index = 0; index < _clients.Count; index++)
        {
            if (_clients[index].Paths.Any(path => notice.Paths.Contains(path, StringComparer.Ordinal)))
            {
                _schedule.Hear(index, notice.HasGap);
            }
        }
    }

    // Told when it begins, not at every look; when listening works again it is over.
    private Problem? Slowness(WatchedClient client, IReadOnlyList<UnheardPath> unheard)
    {
        var reason = unheard.FirstOrDefault(path => client.Paths.Contains(path.Path, StringComparer.Ordinal));
        var wasSlow = client.IsSlow;
        client.IsSlow = reason is not null;
        if (reason is null)
        {
            return null;
        }

        _schedule.LookLater(IndexOf(client));
        return wasSlow
            ? null
            : Problem.Of(ProblemCodes.WatchSlow, $"Changes below '{reason.Directory}' cannot be listened to ({reason.Reason}); the files are compared from time to time instead.", reason.Directory) with
            {
                TargetId = client.Target,
            };
    }

    private int IndexOf(WatchedClient client)
    {
        for (var index = 0; index < _clients.Count; index++)
        {
            if (ReferenceEquals(_clients[index], client))
            {
                return index;
            }
        }

        throw new InvalidOperationException("The client is of another session.");
    }
}

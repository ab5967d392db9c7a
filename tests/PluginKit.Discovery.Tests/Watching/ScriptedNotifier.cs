using PluginKit.Platform.Watching;

namespace PluginKit.Discovery.Tests.Watching;

/// <summary>Announces what a test says, at once and on the test's thread.</summary>
internal sealed class ScriptedNotifier : IDirectoryNotifier
{
    private readonly List<Listening> _open = [];

    /// <summary>Directories that cannot be listened to.</summary>
    public HashSet<string> Refused { get; } = new(StringComparer.Ordinal);

    public IReadOnlyList<string> Directories
    {
        get
        {
            lock (_open)
            {
                return [.. _open.Select(static one => one.Directory).Order(StringComparer.Ordinal)];
            }
        }
    }

    /// <summary>How often a directory began to be listened to.</summary>
    public Dictionary<string, int> Begun { get; } = new(StringComparer.Ordinal);

    public IDisposable Listen(string directory, Action<DirectoryNotice> heard)
    {
        lock (_open)
        {
            if (Refused.Contains(directory))
            {
                throw new IOException("no room");
            }

            Begun[directory] = Begun.GetValueOrDefault(directory) + 1;
            var listening = new Listening(this, directory, heard);
            _open.Add(listening);
            return listening;
        }
    }

    public void Tell(string directory, DirectoryNoticeKind kind, string? name = null)
    {
        Listening[] listening;
        lock (_open)
        {
            listening = [.. _open.Where(one => one.Directory == directory)];
        }

        Array.ForEach(listening, one => one.Heard(new(kind, name)));
    }

    private sealed record Listening(ScriptedNotifier Owner, string Directory, Action<DirectoryNotice> Heard) : IDisposable
    {
        public void Dispose()
        {
            lock (Owner._open)
            {
                Owner._open.Remove(this);
            }
        }

        public bool Equals(Listening? other) => ReferenceEquals(this, other);

        public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this);
    }
}

using PluginKit.Platform.Watching;

namespace PluginKit.Documentation.Tests.Contracts;

/// <summary>Announces that every directory that somebody listens to is different, when it is told to.</summary>
internal sealed class ExampleNotices : IDirectoryNotifier
{
    private readonly List<Action<DirectoryNotice>> _listeners = [];

    public IDisposable Listen(string directory, Action<DirectoryNotice> heard)
    {
        _listeners.Add(heard);
        return new Ending(() => _listeners.Remove(heard));
    }

    public void Announce() => _listeners.ToList().ForEach(static heard => heard(new(DirectoryNoticeKind.EntryMoved)));

    private sealed class Ending(Action end) : IDisposable
    {
        public void Dispose() => end();
    }
}

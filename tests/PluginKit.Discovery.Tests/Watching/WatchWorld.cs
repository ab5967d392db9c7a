using Microsoft.Extensions.DependencyInjection;
using PluginKit.Contracts.Discovery;
using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Hosts;
using PluginKit.Discovery.Scanning;
using PluginKit.Discovery.Tests.Worlds;
using PluginKit.Discovery.Watching;
using PluginKit.Platform.Disk;
using PluginKit.Platform.Watching;
using PluginKit.Testing.Clock;
using PluginKit.Testing.Observation;
using PluginKit.Tests.Disks;

namespace PluginKit.Discovery.Tests.Watching;

/// <summary>A machine with two clients under watch, whose clock and notices a test holds in its hand.</summary>
internal sealed class WatchWorld : IAsyncDisposable
{
    public const string Home = "/home/user";
    public const string Settings = "/home/user/.claude/settings.json";
    public const string Plugins = "/home/user/.claude/plugins";
    public const string Config = "/home/user/.codex/config.toml";

    private readonly CancellationTokenSource _limit = new(TimeSpan.FromSeconds(60));
    private ServiceProvider? _services;
    private IAsyncEnumerator<NativeChangeDocument>? _watch;

    public WatchWorld(IDisk disk)
    {
        Disk = disk.AddDirectory(Home);
        Seen = new(disk);
    }

    /// <summary>The disk for the test.</summary>
    public IDisk Disk { get; }

    /// <summary>The disk as the watch has it.</summary>
    public RecordingDisk Seen { get; }

    public ScriptedNotifier Notifier { get; } = new();

    public ControllableTimeProvider Clock { get; } = new();

    public List<INativeScanner> Scanners { get; } =
    [
        new ScriptedScanner("claude", static _ => new(), "/home/user/.claude") { Watched = [Settings, Plugins] },
        new ScriptedScanner("codex", static _ => new(), "/home/user/.codex") { Watched = [Config] },
    ];

    public CancellationToken Limit => _limit.Token;

    public void Begin(DiscoveryRequest? request = null, CancellationToken? cancellationToken = null)
    {
        var services = new ServiceCollection();
        services.AddSingleton<IDisk>(Seen).AddSingleton(new HostEnvironment { HomeDirectory = Home }).AddSingleton<IDirectoryNotifier>(Notifier).AddSingleton<TimeProvider>(Clock);
        Scanners.ForEach(scanner => services.AddSingleton(scanner));
        Seen.ForbidWrites = true;
        _services = services.AddPluginKitDiscovery().BuildServiceProvider();
        _watch = _services.GetRequiredService<INativeWatch>().WatchAsync(request ?? new(), cancellationToken ?? Limit).GetAsyncEnumerator(CancellationToken.None);
    }

    /// <summary>Begins, and passes the documents that say so.</summary>
    public async Task<IReadOnlyList<NativeChangeDocument>> StartAsync()
    {
        Begin();
        return [await NextAsync(), await NextAsync()];
    }

    public async Task<NativeChangeDocument> NextAsync()
    {
        (await _watch!.MoveNextAsync()).ShouldBeTrue();
        return _watch.Current;
    }

    public async Task<bool> HasEndedAsync() => !await _watch!.MoveNextAsync();

    public ValueTask StopAsync() => _watch!.DisposeAsync();

    /// <summary>Writes a file in place, and the system announces it.</summary>
    public void Write(string path, string content)
    {
        var kind = Disk.Stat(path) is null ? DirectoryNoticeKind.EntryMoved : DirectoryNoticeKind.EntryChanged;
        Disk.AddFile(path, content);
        Notifier.Tell(Path.GetDirectoryName(path)!, kind, Path.GetFileName(path));
    }

    /// <summary>Something came, went or was renamed, and the system announces it.</summary>
    public void Moved(string path) => Notifier.Tell(Path.GetDirectoryName(path)!, DirectoryNoticeKind.EntryMoved, Path.GetFileName(path));

    /// <summary>Lets the quiet period pass.</summary>
    public void Settle() => Clock.Advance(TimeSpan.FromMilliseconds(250));

    public async ValueTask DisposeAsync()
    {
        if (_watch is not null)
        {
            await _watch.DisposeAsync();
        }

        if (_services is not null)
        {
            await _services.DisposeAsync();
        }

        _limit.Dispose();
    }
}

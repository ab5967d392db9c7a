using Microsoft.Extensions.DependencyInjection;
using PluginKit.Contracts.Discovery;
using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Hosts;
using PluginKit.Contracts.Vocabulary;
using PluginKit.Discovery.Tests.Worlds;
using PluginKit.Discovery.Watching;

namespace PluginKit.Discovery.Tests.Watching;

/// <summary>The file system's own notices, on a real folder.</summary>
public sealed class RealWatchTests : IAsyncLifetime, IDisposable
{
    private readonly string _home = Directory.CreateTempSubdirectory("pluginkit-watch-").FullName;
    private readonly CancellationTokenSource _limit = new(TimeSpan.FromSeconds(60));
    private ServiceProvider? _services;
    private IAsyncEnumerator<NativeChangeDocument>? _watch;

    public Task InitializeAsync()
    {
        var services = new ServiceCollection().AddSingleton(new HostEnvironment { HomeDirectory = _home });
        services.AddSingleton<INativeScanner>(new ScriptedScanner("claude", static _ => new(), In(".claude")) { Watched = [In(".claude", "settings.json"), In(".claude", "plugins")] });
        _services = services.AddPluginKitDiscovery(static options => options.WatchQuietPeriod = TimeSpan.FromMilliseconds(50)).BuildServiceProvider();
        _watch = _services.GetRequiredService<INativeWatch>().WatchAsync(new(), _limit.Token).GetAsyncEnumerator();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task Folders_that_appear_files_that_are_replaced_and_folders_that_are_deleted_are_all_heard()
    {
        (await NextAsync()).Problems.ShouldBeEmpty();

        Directory.CreateDirectory(In(".claude"));
        await File.WriteAllTextAsync(In(".claude", "settings.json"), "1");
        await UntilAsync(NativePathChange.Appeared);

        await File.WriteAllTextAsync(In(".claude", "settings.json.tmp"), "2");
        File.Move(In(".claude", "settings.json.tmp"), In(".claude", "settings.json"), overwrite: true);
        await UntilAsync(NativePathChange.Changed);

        Directory.Delete(In(".claude"), recursive: true);
        await UntilAsync(NativePathChange.Disappeared);

        Directory.CreateDirectory(In(".claude"));
        await File.WriteAllTextAsync(In(".claude", "settings.json"), "3");
        await UntilAsync(NativePathChange.Appeared);
    }

    public async Task DisposeAsync()
    {
        await _watch!.DisposeAsync();
        await _services!.DisposeAsync();
        Directory.Delete(_home, recursive: true);
    }

    public void Dispose() => _limit.Dispose();

    private string In(params string[] segments) => Path.Combine([_home, .. segments]);

    private async Task<NativeChangeDocument> NextAsync()
    {
        (await _watch!.MoveNextAsync()).ShouldBeTrue();
        return _watch.Current;
    }

    // The system may cut what happens into more than one change; none may be missing.
    private async Task UntilAsync(NativePathChange change)
    {
        while (!(await NextAsync()).ChangedPaths.Any(path => path.Path.EndsWith("settings.json", StringComparison.Ordinal) && path.Change == change))
        {
        }
    }
}

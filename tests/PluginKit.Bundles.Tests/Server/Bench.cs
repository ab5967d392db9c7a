using System.IO.Abstractions;
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using PluginKit.Bundles.Downloads;
using PluginKit.Bundles.Registration;
using PluginKit.Contracts.Hosts;
using PluginKit.Platform.Disk;
using PluginKit.Testing.Clock;
using PluginKit.Testing.Observation;

namespace PluginKit.Bundles.Tests.Server;

/// <summary>The services against servers on the loopback, with a home of its own, a clock that stands still and names that the test resolves.</summary>
internal sealed class Bench : IAsyncDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("pluginkit-releases-").FullName;
    private readonly ServiceProvider _services;

    private Bench(ReleaseServer server, Action<BundlesOptions>? configure, IReadOnlyDictionary<string, string>? variables, bool isRecorded)
    {
        Server = server;
        Timers = new(Time);
        var services = new ServiceCollection();
        services.AddSingleton(new HostEnvironment { HomeDirectory = Home, Variables = variables ?? new Dictionary<string, string>() });
        services.AddSingleton<TimeProvider>(Timers);
        if (isRecorded)
        {
            services.AddSingleton<IDisk>(new RecordingDisk(new FileSystemDisk(new FileSystem(), NativeDisk.ForThisMachine())));
        }

        services.AddSingleton<IHostNames>(Names);
        services.AddPluginKitBundles(options =>
        {
            options.Downloads.AllowLoopback = true;
            options.GitHub.ApiAddress = server.Address;
            configure?.Invoke(options);
        });
        _services = services.BuildServiceProvider();
    }

    public ReleaseServer Server { get; }

    public ControllableTimeProvider Time { get; } = new();

    /// <summary>The same clock; tells when somebody begins to wait.</summary>
    public NotedTimers Timers { get; }

    public TestNames Names { get; } = new();

    public string Home => Path.Join(_root, "home");

    public string Destination => Path.Join(_root, "installed");

    public string Staging => Path.Join(Home, ".plugin-kit-ai", "pluginkit", "staging");

    public static async Task<Bench> StartAsync(Action<BundlesOptions>? configure = null, IReadOnlyDictionary<string, string>? variables = null, bool isRecorded = false) =>
        new(await ReleaseServer.StartAsync(), configure, variables, isRecorded);

    public TService Get<TService>()
        where TService : notnull => _services.GetRequiredService<TService>();

    public string InRoot(string name) => Path.Join(_root, name);

    /// <summary>Compares everything that this has on the disk; only the file of a lock may stay.</summary>
    public DiskGuard Guard(params string[] also) => new(Get<IDisk>(), _root, [Staging, InRoot(".installed.pluginkit-*"), .. also], Path.Join(Home, ".plugin-kit-ai", "pluginkit", "handoff.lock*"));

    /// <summary>Nothing of a transfer is left anywhere; the file of a lock is never deleted.</summary>
    public void ShouldHaveLeftNothing()
    {
        if (Directory.Exists(Home))
        {
            Directory.EnumerateFiles(Home, "*", SearchOption.AllDirectories).Where(static file => !file.EndsWith("handoff.lock", StringComparison.Ordinal)).ShouldBeEmpty();
            Directory.Exists(Staging).ShouldBeFalse();
        }

        Directory.Exists(Destination).ShouldBeFalse();
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await Server.DisposeAsync();
        Directory.Delete(_root, recursive: true);
    }

    /// <summary>Names as the test says; the loopback is itself.</summary>
    internal sealed class TestNames : IHostNames
    {
        public Dictionary<string, IPAddress[]> Known { get; } = new(StringComparer.OrdinalIgnoreCase);

        public List<string> Asked { get; } = [];

        public Task<IPAddress[]> ResolveAsync(string host, CancellationToken cancellationToken)
        {
            Asked.Add(host);
            return Task.FromResult(Known.TryGetValue(host, out var known) ? known : IPAddress.TryParse(host, out var literal) ? [literal] : []);
        }
    }
}

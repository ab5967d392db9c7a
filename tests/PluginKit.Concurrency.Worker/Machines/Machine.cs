using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using PluginKit.Concurrency.Worker.Commands;
using PluginKit.Concurrency.Worker.Observing;
using PluginKit.Contracts.Clients;
using PluginKit.Contracts.Hosts;
using PluginKit.Lifecycle;
using PluginKit.Lifecycle.Tests.Worlds;
using PluginKit.Platform.Disk;
using PluginKit.Platform.Processes;
using PluginKit.Testing.Observation;
using PluginKit.Testing.SimulatedClients;

namespace PluginKit.Concurrency.Worker.Machines;

/// <summary>
/// The machine below a folder, as this process sees it: the real disk and clock, and clients that are sketched (<c>adapters=sketch</c>) or simulated ones of
/// the real clients (<c>adapters=real</c>), run in this process or, with <c>programs=children</c>, as processes of their own.
/// </summary>
internal sealed class Machine : IAsyncDisposable
{
    private readonly ServiceProvider _services;
    private readonly string _root;

    public Machine(Command command, Watch watch)
    {
        _root = command.Words[0];
        watch.Look(_root);
        var services = new ServiceCollection();
        services.AddSingleton(new HostEnvironment
        {
            HomeDirectory = Path.Combine(_root, "home"),
            SystemRoot = Path.Combine(_root, "system"),
            SearchPath = [Path.Combine(_root, "bin")],
        });
        AddClients(services, string.Equals(command.Text("adapters"), "real", StringComparison.Ordinal), string.Equals(command.Text("programs"), "children", StringComparison.Ordinal));
        services.Configure<LifecycleOptions>(options =>
        {
            options.ClientWait = TimeSpan.FromSeconds(command.Number("client-wait") ?? 600);
            options.ExecutableConsent = ExecutableConsent.NotRequired;
        });
        var programs = services.Last(static service => service.ServiceType == typeof(IProcessRunner));
        services.Replace(ServiceDescriptor.Singleton<IProcessRunner>(provider => new WatchedPrograms(
            (IProcessRunner)(programs.ImplementationFactory?.Invoke(provider) ?? ActivatorUtilities.CreateInstance(provider, programs.ImplementationType!)), watch)));
        services.Replace(ServiceDescriptor.Singleton<IDisk>(provider => new InterleavedDisk(provider.GetRequiredService<FileSystemDisk>(), watch.Before)));
        _services = services.BuildServiceProvider();
    }

    public IPluginLifecycle Lifecycle => Service<IPluginLifecycle>();

    public string Root => _root;

    public string LockFile => Path.Combine(_root, "home", ".plugin-kit-ai", "pluginkit", "lock");

    public string Package(string id) => Path.Combine(_root, "packages", id);

    public TService Service<TService>()
        where TService : notnull => _services.GetRequiredService<TService>();

    public ValueTask DisposeAsync() => _services.DisposeAsync();

    private static void AddClients(ServiceCollection services, bool real, bool children)
    {
        services.AddSingleton<FileSystemDisk>();

        // These tests are about who gets his turn, not about who was asked.
        services.Configure<LifecycleOptions>(static options => options.ExecutableConsent = ExecutableConsent.NotRequired);
        if (real)
        {
            services.AddPluginKit();
        }
        else
        {
            services.AddPluginKitLifecycle();
            services.AddSingleton<IClientAdapter>(new SketchAdapter("sketch", "claude"));
            services.AddSingleton<IClientAdapter>(new SketchAdapter("pencil", "codex-package"));
        }

        if (children)
        {
            return;
        }

        services.AddSingleton<ISimulatedProgram>(new SketchProgram("sketch"));
        services.AddSingleton<ISimulatedProgram>(new SketchProgram("pencil"));

        // Clients are processes of their own: what happens to our access to the disk does not happen to theirs.
        services.AddSingleton(static provider => new SimulatedClientPrograms(
            provider.GetRequiredService<FileSystemDisk>(), provider.GetRequiredService<TimeProvider>(), provider.GetServices<ISimulatedProgram>()));
        services.AddPluginKitSimulatedClients();
    }
}

using Microsoft.Extensions.DependencyInjection;
using PluginKit.Contracts.Hosts;
using PluginKit.Discovery.Scanning;
using PluginKit.Lifecycle;
using PluginKit.Testing.Observation;
using PluginKit.Testing.SimulatedClients;
using PluginKit.Testing.VirtualDisk;

namespace PluginKit.Documentation.Tests.Adapter;

// snippet: adapter-world
/// <summary>A machine in memory: a home, a package, Lantern with a simulated program.</summary>
internal sealed class LanternWorld : IAsyncDisposable
{
    public const string Package = "/packages/field-notes";
    public const string Settings = "/home/ada/.lantern/settings.json";
    public const string Registry = "/home/ada/.lantern/plugins.json";

    private readonly ServiceProvider _services;

    public LanternWorld(string settings = "{\n  \"theme\": \"dark\"\n}\n", bool isInstalled = true)
    {
        Disk = VirtualFileSystem.With(
            (Settings, settings),
            (Registry, "{}\n"),
            (Package + "/plugin/plugin.yaml", "api_version: v1\nname: field-notes\nversion: 1.0.0\ndescription: Notes.\ntargets:\n  - claude\n"),
            (Package + "/plugin/skills/take-a-note/SKILL.md", "---\nname: take-a-note\ndescription: Writes a note.\n---\n\nWrite it down.\n"));

        var services = new ServiceCollection();
        services.AddSingleton(new HostEnvironment { HomeDirectory = "/home/ada", SystemRoot = "/" });
        services.AddPluginKitVirtualDisk(Disk);
        services.AddPluginKitLifecycle();
        services.AddPluginKitDiscovery();
        services.AddLantern();
        if (isInstalled)
        {
            services.AddSingleton<ISimulatedProgram, LanternProgram>();
        }

        services.AddPluginKitSimulatedClients();
        _services = services.BuildServiceProvider();
    }

    public VirtualFileSystem Disk { get; }

    public IPluginLifecycle Lifecycle => _services.GetRequiredService<IPluginLifecycle>();

    public IDiscovery Discovery => _services.GetRequiredService<IDiscovery>();

    public SimulatedClientPrograms Programs => _services.GetRequiredService<SimulatedClientPrograms>();

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
// end snippet

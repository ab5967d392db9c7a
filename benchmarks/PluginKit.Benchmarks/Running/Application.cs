using Microsoft.Extensions.DependencyInjection;
using PluginKit.Platform.Hosting;

namespace PluginKit.Benchmarks.Running;

/// <summary>PluginKit as an application has it: registered once, on the real disk, with the simulated clients in the place of programs.</summary>
internal static class Application
{
    public static ServiceProvider On(ScratchFolder scratch, string? catalog = null, Action<IServiceCollection>? change = null)
    {
        var services = new ServiceCollection();
        services.AddSingleton(HostEnvironments.ForHome(scratch.Home, scratch.SystemRoot));
        services.AddPluginKit(options => options.CatalogLocation = catalog);
        services.AddPluginKitSimulatedClients();

        // What is measured is the work, not the asking.
        services.Configure<LifecycleOptions>(static options => options.ExecutableConsent = ExecutableConsent.NotRequired);
        change?.Invoke(services);
        return services.BuildServiceProvider();
    }
}

using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using PluginKit.Adapters.Claude;
using PluginKit.Bundles.Registration;
using PluginKit.Catalog.Origins;
using PluginKit.Catalog.Reading;
using PluginKit.ConsoleHost.CommandLine;
using PluginKit.Contracts.Hosts;
using PluginKit.Platform.Hosting;
using PluginKit.Platform.Processes;

namespace PluginKit.ConsoleHost.Composition;

/// <summary>Puts PluginKit together the way any application does: one registration, and what it wants to be different.</summary>
internal static class HostServices
{
    public static ServiceProvider Build(HostRequest request, HostTerminal? terminal = null)
    {
        var services = new ServiceCollection();
        services.AddSingleton(Environment(request));
        services.AddPluginKit(options => options.CatalogLocation = request.Catalogs.Count > 0 ? request.Catalogs[0] : null);
        services.Configure<CatalogOptions>(options =>
        {
            foreach (var (index, place) in request.Catalogs.Index().Skip(1))
            {
                options.Origins.Add(CatalogOrigin.At($"{CatalogOptions.LocationId}-{index + 1}", place));
            }
        });
        services.Configure<ClaudeAdapterOptions>(options => options.KeepPluginData = request.KeepData);
        services.Configure<BundlesOptions>(options => Bundles(options, request, terminal));
        switch (request.Clients)
        {
            case ClientMode.Simulated:
                services.AddPluginKitSimulatedClients();
                break;
            case ClientMode.None:
                services.Replace(ServiceDescriptor.Singleton<IProgramLocator, NoPrograms>());
                break;
        }

        terminal?.Services?.Invoke(services);
        return services.BuildServiceProvider();
    }

    /// <summary>
    /// GITHUB_API_URL is what the runners of GitHub and of Enterprise servers set: https, or http for a server on this very machine. One that cannot be used is refused
    /// and not passed over, since a token would go to GitHub then.
    /// </summary>
    private static void Bundles(BundlesOptions options, HostRequest request, HostTerminal? terminal)
    {
        options.Signatures.TrustedKeyFiles = request.TrustedKeys;
        if (terminal?.Variable("GITHUB_API_URL") is not { Length: > 0 } address)
        {
            return;
        }

        if (!Uri.TryCreate(address.TrimEnd('/') + "/", UriKind.Absolute, out var api) || api.Host.Length == 0)
        {
            throw new InvalidOperationException("GITHUB_API_URL is no address; it has to be one such as https://github.example.com/api/v3.");
        }

        options.GitHub.ApiAddress = api;
        options.Downloads.AllowLoopback |= api.IsLoopback;
    }

    private static HostEnvironment Environment(HostRequest request)
    {
        var environment = request.Home is { } home
            ? HostEnvironments.ForHome(home, request.SystemRoot)
            : HostEnvironments.FromProcess() with { };
        var variables = new Dictionary<string, string>(environment.Variables, StringComparer.Ordinal);
        foreach (var (name, value) in request.ClientVariables)
        {
            variables[name] = value;
        }

        return environment with { Variables = variables, SystemRoot = request.SystemRoot ?? environment.SystemRoot };
    }
}

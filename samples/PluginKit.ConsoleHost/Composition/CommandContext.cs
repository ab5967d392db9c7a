using Microsoft.Extensions.DependencyInjection;
using PluginKit.Catalog.Reading;
using PluginKit.Catalog.Snapshots;
using PluginKit.ConsoleHost.CommandLine;
using PluginKit.ConsoleHost.Output;
using PluginKit.Discovery.Scanning;
using PluginKit.Discovery.Watching;
using PluginKit.Lifecycle;
using PluginKit.Storefront.Sessions;

namespace PluginKit.ConsoleHost.Composition;

/// <summary>What a command works with: the request, the services made for it, and where answers go.</summary>
internal sealed class CommandContext : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    private CommandContext(HostRequest request, HostTerminal terminal, ServiceProvider services)
    {
        Request = request;
        Answers = new(request.Format, terminal, request.IsSimulated, request.Catalogs.Count > 0);
        _services = services;
    }

    public HostRequest Request { get; }

    public Answers Answers { get; }

    public ICatalog Catalog => _services.GetRequiredService<ICatalog>();

    public ICatalogSnapshots Snapshots => _services.GetRequiredService<ICatalogSnapshots>();

    public IDiscovery Discovery => _services.GetRequiredService<IDiscovery>();

    public INativeWatch Watch => _services.GetRequiredService<INativeWatch>();

    public IPluginLifecycle Lifecycle => _services.GetRequiredService<IPluginLifecycle>();

    public IStorefrontSession Session => _services.GetRequiredService<IStorefrontSession>();

    /// <summary>A service that a single command needs.</summary>
    public TService Service<TService>()
        where TService : notnull => _services.GetRequiredService<TService>();

    public static CommandContext Open(HostRequest request, HostTerminal terminal) =>
        new(request, terminal, HostServices.Build(request, terminal));

    public ValueTask DisposeAsync()
    {
        Answers.EndProgress();
        return _services.DisposeAsync();
    }
}

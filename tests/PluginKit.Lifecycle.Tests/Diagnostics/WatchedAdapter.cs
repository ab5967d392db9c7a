using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using PluginKit.Contracts.Clients;
using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Hosts;
using PluginKit.Contracts.Surfaces;
using PluginKit.Lifecycle.Tests.Worlds;

namespace PluginKit.Lifecycle.Tests.Diagnostics;

/// <summary>An adapter that lets a test do something before it answers.</summary>
internal sealed class WatchedAdapter(IClientAdapter inner, Func<string, CancellationToken, ValueTask> before) : IClientAdapter, IExecutableSurfaces, IGenerationReferences
{
    public AdapterDescription Description => inner.Description;

    public static Action<IServiceCollection> Instead(Func<string, CancellationToken, ValueTask> before) => services =>
    {
        services.RemoveAll<IClientAdapter>();
        services.AddSingleton<IClientAdapter>(new WatchedAdapter(new SketchAdapter("sketch", "claude"), before));
        services.AddSingleton<IClientAdapter>(new WatchedAdapter(new SketchAdapter("pencil", "codex-package"), before));
    };

    public IReadOnlyList<string> ReadableRoots(HostEnvironment environment, string? workspaceRoot) => inner.ReadableRoots(environment, workspaceRoot);

    public IReadOnlyList<ExecutableSurface> SurfacesOf(DeliveryView delivery) => ((IExecutableSurfaces)inner).SurfacesOf(delivery);

    public async ValueTask<TargetObservation> ObserveAsync(ObserveRequest request, CancellationToken cancellationToken)
    {
        await before("observe", cancellationToken);
        return await inner.ObserveAsync(request, cancellationToken);
    }

    public async ValueTask<TargetProposal> ProposeAsync(ProposalRequest request, CancellationToken cancellationToken)
    {
        await before("propose", cancellationToken);
        return await inner.ProposeAsync(request, cancellationToken);
    }

    public async ValueTask<GenerationView> ReadGenerationsAsync(GenerationRequest request, CancellationToken cancellationToken)
    {
        await before("generations", cancellationToken);
        return await ((IGenerationReferences)inner).ReadGenerationsAsync(request, cancellationToken);
    }
}

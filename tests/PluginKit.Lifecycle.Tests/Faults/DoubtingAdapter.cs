using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using PluginKit.Contracts.Clients;
using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Hosts;
using PluginKit.Contracts.Surfaces;
using PluginKit.Contracts.Vocabulary;
using PluginKit.Lifecycle.Tests.Worlds;

namespace PluginKit.Lifecycle.Tests.Faults;

/// <summary>An adapter that sees something else than what is there, or nothing, while it is told to.</summary>
internal sealed class DoubtingAdapter(SketchAdapter inner, Func<bool> doubts, Func<bool> throws) : IClientAdapter, IExecutableSurfaces, IGenerationReferences
{
    public AdapterDescription Description => inner.Description;

    /// <summary>Puts it in the place of one adapter of the world.</summary>
    public static Action<IServiceCollection> Instead(string target, Func<bool> doubts, Func<bool> throws) => services =>
    {
        services.RemoveAll<IClientAdapter>();
        foreach (var adapter in new[] { new SketchAdapter("sketch", "claude"), new SketchAdapter("pencil", "codex-package") })
        {
            services.AddSingleton<IClientAdapter>(adapter.Description.TargetId == target
                ? new DoubtingAdapter(adapter, doubts, throws)
                : adapter);
        }
    };

    public IReadOnlyList<string> ReadableRoots(HostEnvironment environment, string? workspaceRoot) => inner.ReadableRoots(environment, workspaceRoot);

    public IReadOnlyList<ExecutableSurface> SurfacesOf(DeliveryView delivery) => inner.SurfacesOf(delivery);

    public ValueTask<GenerationView> ReadGenerationsAsync(GenerationRequest request, CancellationToken cancellationToken) => inner.ReadGenerationsAsync(request, cancellationToken);

    public ValueTask<TargetProposal> ProposeAsync(ProposalRequest request, CancellationToken cancellationToken) => inner.ProposeAsync(request, cancellationToken);

    public async ValueTask<TargetObservation> ObserveAsync(ObserveRequest request, CancellationToken cancellationToken)
    {
        if (throws())
        {
            throw new InvalidOperationException("as the test wants");
        }

        var seen = await inner.ObserveAsync(request, cancellationToken);
        return doubts() ? seen with { State = InstallState.Degraded, Evidence = [.. seen.Evidence, "doubt"] } : seen;
    }
}

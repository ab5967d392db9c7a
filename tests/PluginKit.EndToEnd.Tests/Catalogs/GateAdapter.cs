using PluginKit.Contracts.Clients;
using PluginKit.Contracts.Hosts;
using PluginKit.Contracts.Vocabulary;

namespace PluginKit.EndToEnd.Tests.Catalogs;

/// <summary>An adapter whose machine never objects: what refuses an add is then the package or what the adapter says of itself.</summary>
internal sealed class GateAdapter(AdapterDescription description) : IClientAdapter
{
    public AdapterDescription Description { get; } = description with { Programs = [] };

    public IReadOnlyList<string> ReadableRoots(HostEnvironment environment, string? workspaceRoot) => [];

    public ValueTask<TargetObservation> ObserveAsync(ObserveRequest request, CancellationToken cancellationToken) =>
        ValueTask.FromResult(new TargetObservation { State = InstallState.Removed });

    public ValueTask<TargetProposal> ProposeAsync(ProposalRequest request, CancellationToken cancellationToken) =>
        ValueTask.FromResult(new TargetProposal { Summary = "Would install." });
}

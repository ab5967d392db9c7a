using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using PluginKit.Contracts.Clients;
using PluginKit.Contracts.Hosts;

namespace PluginKit.Lifecycle.Tests.Worlds;

/// <summary>The sketched client's adapter without its optional ports, and with steps of the test's own in what it proposes.</summary>
internal sealed class SilentAdapter(Func<ProposalRequest, TargetProposal, TargetProposal> change) : IClientAdapter
{
    private readonly SketchAdapter _inner = new("sketch", "claude");

    public AdapterDescription Description => _inner.Description;

    public static Action<IServiceCollection> Instead(Func<ProposalRequest, TargetProposal, TargetProposal>? change = null) => services =>
    {
        services.RemoveAll<IClientAdapter>();
        services.AddSingleton<IClientAdapter>(new SilentAdapter(change ?? (static (_, proposal) => proposal)));
        services.Configure<LifecycleOptions>(static options => options.ExecutableConsent = ExecutableConsent.Required);
    };

    public IReadOnlyList<string> ReadableRoots(HostEnvironment environment, string? workspaceRoot) => _inner.ReadableRoots(environment, workspaceRoot);

    public ValueTask<TargetObservation> ObserveAsync(ObserveRequest request, CancellationToken cancellationToken) => _inner.ObserveAsync(request, cancellationToken);

    public async ValueTask<TargetProposal> ProposeAsync(ProposalRequest request, CancellationToken cancellationToken) =>
        change(request, await _inner.ProposeAsync(request, cancellationToken));
}

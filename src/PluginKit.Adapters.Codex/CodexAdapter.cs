using Microsoft.Extensions.Options;
using PluginKit.Adapters.Codex.Capabilities;
using PluginKit.Adapters.Codex.Layout;
using PluginKit.Adapters.Codex.Lifecycle;
using PluginKit.Contracts.Clients;
using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Hosts;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Surfaces;
using PluginKit.Contracts.Vocabulary;

namespace PluginKit.Adapters.Codex;

/// <summary>
/// Knows the Codex command line (measured on 0.169.0): reads its configuration layers, marketplaces and plugin cache, and proposes installs
/// through its own commands (<c>native_cli</c>), or, where the program is missing, in the personal marketplace (prepared).
/// </summary>
public sealed class CodexAdapter : IClientAdapter, IGenerationReferences, IExecutableSurfaces
{
    private readonly CodexAdapterOptions _options;

    /// <summary>Makes an adapter with the options as they are by default.</summary>
    public CodexAdapter()
        : this(Options.Create(new CodexAdapterOptions()))
    {
    }

    /// <summary>Makes an adapter.</summary>
    /// <param name="options">What the application chose.</param>
    public CodexAdapter(IOptions<CodexAdapterOptions> options)
    {
        ArgumentNullException.ThrowIfNull(options);
        _options = options.Value;
    }

    /// <inheritdoc/>
    public AdapterDescription Description => CodexDescription.Value;

    /// <inheritdoc/>
    public IReadOnlyList<string> ReadableRoots(HostEnvironment environment, string? workspaceRoot)
    {
        ArgumentNullException.ThrowIfNull(environment);
        var locations = new CodexLocations(environment);
        return
        [
            locations.CodexHome,
            Path.Combine(locations.UserHome, ".agents"),
            Path.Combine(locations.UserHome, ".claude-plugin"),
            .. locations.PersonalPluginFolders,
            Path.Combine(environment.MaterializedDirectory, CodexDescription.TargetId),
            locations.SystemFolder,
            .. workspaceRoot is null ? [] : ProjectFolders.ReadablePaths(workspaceRoot),
        ];
    }

    /// <inheritdoc/>
    public ValueTask<TargetObservation> ObserveAsync(ObserveRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        cancellationToken.ThrowIfCancellationRequested();
        var facts = TargetFacts.Read(request.Client, request.IntegrationId, request.Scope, request.Record);
        return ValueTask.FromResult(new OwnObservation(facts, IsPresent(request.Client)).Make());
    }

    /// <inheritdoc/>
    public ValueTask<TargetProposal> ProposeAsync(ProposalRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        cancellationToken.ThrowIfCancellationRequested();
        return ValueTask.FromResult(Judged(request, Propose(request)));
    }

    /// <inheritdoc/>
    public ValueTask<GenerationView> ReadGenerationsAsync(GenerationRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        cancellationToken.ThrowIfCancellationRequested();
        return ValueTask.FromResult(OwnGenerations.Read(request));
    }

    /// <inheritdoc/>
    public IReadOnlyList<ExecutableSurface> SurfacesOf(DeliveryView delivery)
    {
        ArgumentNullException.ThrowIfNull(delivery);
        return PluginSurfaces.Of(delivery);
    }

    // Whether the version at hand was measured for what the steps rely on.
    private TargetProposal Judged(ProposalRequest request, TargetProposal proposal)
    {
        var needed = NeededCapabilities.Of(proposal.Steps, new CodexLocations(request.Client.Environment).ConfigFile);
        if (CapabilityTable.Unverified(request.Client.Program(CodexDescription.Program), needed, _options.RequireMeasuredVersion) is not { } problem)
        {
            return proposal;
        }

        return problem.IsError
            ? Proposals.Blocked($"'{request.IntegrationId}' cannot be changed with this version of codex.", [problem, .. proposal.Problems])
            : proposal with { Problems = [problem, .. proposal.Problems] };
    }

    private static TargetProposal Propose(ProposalRequest request)
    {
        var facts = TargetFacts.Read(request.Client, request.IntegrationId, request.Scope, request.Record);
        var brings = request.Action == ActionClass.InstallTarget || request.Action == ActionClass.AdoptNewTarget
            || request.Action == ActionClass.UpdateVersion || request.Action == ActionClass.RepairDrift;
        List<Problem> blocking = [.. Gate.ForEveryAction(request, facts), .. brings ? Gate.ForDelivery(request, facts) : []];
        if (blocking.Count > 0)
        {
            return Proposals.Blocked($"'{request.IntegrationId}' cannot be changed in codex now.", blocking);
        }

        return request.Action switch
        {
            var action when action == ActionClass.InstallTarget || action == ActionClass.AdoptNewTarget => Install(request, facts),
            var action when action == ActionClass.UpdateVersion || action == ActionClass.RepairDrift => Renew(request, facts),
            var action when action == ActionClass.RemoveOrphanedTarget => facts.Target.Lane == DeliveryLane.Native
                ? new NativeRemoval(request, facts).Make()
                : new PreparedRemoval(request, facts).Make(),
            var action when action == ActionClass.EnableTarget || action == ActionClass.DisableTarget => Switching.Make(request, facts, isOn: action == ActionClass.EnableTarget),
            var action => Proposals.Blocked($"codex has no action '{action}'.", [Problem.Of(ProblemCodes.Usage, $"The adapter for codex has no action '{action}'.")]),
        };
    }

    private static TargetProposal Install(ProposalRequest request, TargetFacts facts) => facts.Target.Lane == DeliveryLane.Native
        ? new NativeDelivery(request, facts).Install()
        : new PreparedDelivery(request, facts).Install();

    private static TargetProposal Renew(ProposalRequest request, TargetFacts facts)
    {
        if (!IsPresent(request.Client))
        {
            return facts.Target.Lane == DeliveryLane.Prepared ? new PreparedDelivery(request, facts).Renew() : Proposals.ProgramMissing(request.IntegrationId);
        }

        if (facts.Target.Lane == DeliveryLane.Native)
        {
            return new NativeDelivery(request, facts).Renew();
        }

        var native = TargetFacts.Read(request.Client, request.IntegrationId, request.Scope, record: null, DeliveryLane.Native);
        return native.ForeignEntry is { } foreign
            ? Proposals.Blocked($"'{request.IntegrationId}' cannot be changed in codex now.", [Problem.Of(ProblemCodes.StateConflict, foreign)])
            : TakeOver.Make(request, facts, native);
    }

    private static bool IsPresent(ClientContext client) => client.Program(CodexDescription.Program).IsPresent;
}

using Microsoft.Extensions.Options;
using PluginKit.Adapters.Claude.Capabilities;
using PluginKit.Adapters.Claude.Layout;
using PluginKit.Adapters.Claude.Observing;
using PluginKit.Adapters.Claude.Planning;
using PluginKit.Contracts.Clients;
using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Hosts;
using PluginKit.Contracts.Surfaces;
using PluginKit.Contracts.Vocabulary;

namespace PluginKit.Adapters.Claude;

/// <summary>
/// Claude Code: looks at its files, and proposes changes through its own commands (<c>claude plugin …</c>). Each integration gets a directory marketplace
/// of its own, <c>integrationctl-&lt;id&gt;</c>, whose pointer file names the live files.
/// </summary>
/// <param name="options">What the application chose.</param>
public sealed class ClaudeAdapter(IOptions<ClaudeAdapterOptions> options) : IClientAdapter, IGenerationReferences, IExecutableSurfaces
{
    /// <summary>The program of the client.</summary>
    internal const string Program = "claude";

    /// <summary>The target id of Claude Code.</summary>
    public const string TargetId = "claude";

    private readonly ClaudeAdapterOptions _options = (options ?? throw new ArgumentNullException(nameof(options))).Value;

    /// <summary>What versions of the client were measured to do. Tests put another table in its place.</summary>
    internal CapabilityTable Capabilities { get; init; } = CapabilityTable.Measured;

    /// <summary>An adapter with the default options.</summary>
    public ClaudeAdapter()
        : this(Options.Create(new ClaudeAdapterOptions()))
    {
    }

    /// <inheritdoc/>
    public AdapterDescription Description { get; } = new()
    {
        TargetId = TargetId,
        DisplayName = "Claude Code",
        ProviderLabel = "Anthropic",
        AuthoredTarget = "claude",
        DeliveryKind = "claude-marketplace-plugin",
        CapabilitySurface = ["skills", "commands", "agents", "hooks", "mcp"],
        InstallMode = "native_cli",
        Scopes = [InstallScope.User, InstallScope.Project],
        SupportsUpdate = true,
        SupportsRemove = true,
        SupportsRepair = true,
        SupportsToggle = true,
        RequiresReload = true,
        Programs = [new(Program, ["--version"], CapabilityTable.Measured.Versions)],
    };

    /// <inheritdoc/>
    public IReadOnlyList<string> ReadableRoots(HostEnvironment environment, string? workspaceRoot) =>
        ClaudeRoots.Of(environment, workspaceRoot, _options);

    /// <inheritdoc/>
    public ValueTask<TargetObservation> ObserveAsync(ObserveRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        cancellationToken.ThrowIfCancellationRequested();
        return ValueTask.FromResult(TargetObserver.Observe(request));
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException"><see cref="ProposalRequest.OwnedRoot"/> is not the folder of this integration, or an action that needs a delivery has none.</exception>
    /// <exception cref="NotSupportedException">The action is not one that the description offers.</exception>
    public ValueTask<TargetProposal> ProposeAsync(ProposalRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        cancellationToken.ThrowIfCancellationRequested();
        return ValueTask.FromResult(new Proposer(request, _options, Capabilities).Propose());
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
}

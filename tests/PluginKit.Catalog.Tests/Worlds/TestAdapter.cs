using PluginKit.Contracts.Clients;
using PluginKit.Contracts.Hosts;
using PluginKit.Contracts.Vocabulary;

namespace PluginKit.Catalog.Tests.Worlds;

/// <summary>An adapter that is nothing but its description.</summary>
internal sealed class TestAdapter(AdapterDescription description) : IClientAdapter
{
    public static TestAdapter Claude { get; } = new(new()
    {
        TargetId = "claude",
        DisplayName = "Claude Code",
        ProviderLabel = "Anthropic",
        AuthoredTarget = "claude",
        DeliveryKind = "claude-marketplace-plugin",
        InstallMode = "native_cli",
        Scopes = [InstallScope.User, InstallScope.Project],
        SupportsUpdate = true,
        SupportsRemove = true,
        SupportsRepair = true,
        RequiresReload = true,
    });

    public static TestAdapter Codex { get; } = new(new()
    {
        TargetId = "codex",
        DisplayName = "Codex",
        ProviderLabel = "Codex",
        AuthoredTarget = "codex-package",
        DeliveryKind = "codex-marketplace-plugin",
        InstallMode = "native_cli",
        Scopes = [InstallScope.User, InstallScope.Project, InstallScope.Local],
        ScopeConditions = new Dictionary<string, string> { ["project"] = "trusted_project_required" },
        SourceKinds = ["local_path"],
        RequiresNewThread = true,
    });

    public AdapterDescription Description { get; } = description;

    public IReadOnlyList<string> ReadableRoots(HostEnvironment environment, string? workspaceRoot) => [];

    public ValueTask<TargetObservation> ObserveAsync(ObserveRequest request, CancellationToken cancellationToken) =>
        throw new InvalidOperationException("A catalog never observes.");

    public ValueTask<TargetProposal> ProposeAsync(ProposalRequest request, CancellationToken cancellationToken) =>
        throw new InvalidOperationException("A catalog never proposes.");
}

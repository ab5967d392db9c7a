using PluginKit.Contracts.Clients;
using PluginKit.Contracts.Vocabulary;
using PluginKit.Lifecycle.Receipts;

namespace PluginKit.Lifecycle.Planning;

/// <summary>What is to be planned for one target.</summary>
internal sealed record TargetQuestion(
    IClientAdapter Adapter,
    ActionClass Action,
    string IntegrationId,
    InstallScope Scope,
    string? WorkspaceRoot,
    ManagedTargetFacts? Record,
    DeliveryView? Delivery)
{
    /// <summary>Tree digest of the source that the target has its files from, once the plan is carried out.</summary>
    public string? SourceDigest { get; init; }

    /// <summary>What is known of the target's delivered files, earlier generations included; <see langword="null"/> before an install and when it was lost.</summary>
    public TargetReceipt? Receipt { get; init; }

    /// <summary>The version that goes with it.</summary>
    public string? Version { get; init; }
}

using PluginKit.Contracts.Clients;
using PluginKit.Contracts.Vocabulary;
using PluginKit.Lifecycle.Receipts;
using PluginKit.Lifecycle.State;

namespace PluginKit.Lifecycle.Planning;

/// <summary>A target of a managed integration: its record, its receipt and its adapter.</summary>
internal sealed record RecordedTarget(InstallationRecord Record, TargetInstallation Installation, TargetReceipt? Receipt, IClientAdapter Adapter)
{
    public string TargetId => Installation.TargetId;

    /// <summary>The source that the target's files come from. It is an earlier one than the record's where an update left the target out.</summary>
    public string SourceDigest => Receipt?.SourceDigest ?? Record.SourceDigest;

    /// <summary>The version that goes with <see cref="SourceDigest"/>.</summary>
    public string Version => Receipt?.Version ?? Record.ResolvedVersion;

    public TargetQuestion Question(ActionClass action, DeliveryView? delivery = null, string? observedDigest = null) => new(
        Adapter,
        action,
        Record.IntegrationId,
        Record.Policy.Scope,
        Record.EffectiveWorkspace,
        ManagedFacts.Of(Record, Installation, Receipt, observedDigest),
        delivery)
    {
        Receipt = Receipt,
        SourceDigest = SourceDigest,
        Version = Version,
    };
}

using PluginKit.Contracts.Clients;
using PluginKit.Contracts.Vocabulary;

namespace PluginKit.Lifecycle.Planning;

/// <summary>What is to be planned for one target.</summary>
internal sealed record TargetQuestion(
    IClientAdapter Adapter,
    ActionClass Action,
    string IntegrationId,
    InstallScope Scope,
    string? WorkspaceRoot,
    ManagedTargetFacts? Record,
    DeliveryView? Delivery);

using PluginKit.Contracts.Vocabulary;

namespace PluginKit.Contracts.Clients;

/// <summary>Asks an adapter which steps would carry out an action on one target.</summary>
public sealed record ProposalRequest
{
    /// <summary>The client.</summary>
    public required ClientContext Client { get; init; }

    /// <summary>The action; only actions that <see cref="AdapterDescription"/> supports are asked for.</summary>
    public required ActionClass Action { get; init; }

    /// <summary>The integration.</summary>
    public required string IntegrationId { get; init; }

    /// <summary>The scope.</summary>
    public required InstallScope Scope { get; init; }

    /// <summary>What the adapter observed just before.</summary>
    public required TargetObservation Observation { get; init; }

    /// <summary>What is recorded; <see langword="null"/> before an install.</summary>
    public ManagedTargetFacts? Record { get; init; }

    /// <summary>The files to deliver; <see langword="null"/> where the action needs none (remove, enable, disable).</summary>
    public DeliveryView? Delivery { get; init; }

    /// <summary>
    /// A folder of our own for this integration and client (<c>~/.plugin-kit-ai/materialized/&lt;target&gt;/&lt;id&gt;</c>); the adapter decides what is in it.
    /// </summary>
    public required string OwnedRoot { get; init; }

    /// <summary>
    /// Folders of generations that the host keeps for a rollback, absolute. What an adapter proposes to remove as superseded is in none of them, and is
    /// neither the next nor the live one: how much is kept is for the host to decide. Files that a running application holds are kept by the host anyway.
    /// </summary>
    public IReadOnlyList<string> KeptGenerations { get; init; } = [];

    /// <summary>An empty folder of our own, the working directory for commands that must not see a project. Made and removed by the host.</summary>
    public required string NeutralDirectory { get; init; }
}

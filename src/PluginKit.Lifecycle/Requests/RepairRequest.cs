namespace PluginKit.Lifecycle.Requests;

/// <summary>Asks for the plan of putting a managed integration back to its recorded revision. Never upgrades, never uses the network.</summary>
public sealed record RepairRequest : LifecycleRequest
{
    /// <summary>The integration.</summary>
    public required string IntegrationId { get; init; }

    /// <summary>Lifecycle target ids; empty for all recorded ones.</summary>
    public IReadOnlyList<string> Targets { get; init; } = [];

    /// <summary>The project as the caller sees it; when given it must be the recorded one.</summary>
    public string? WorkspaceRoot { get; init; }
}

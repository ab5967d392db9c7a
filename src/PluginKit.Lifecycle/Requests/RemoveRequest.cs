namespace PluginKit.Lifecycle.Requests;

/// <summary>Asks for the plan of removing a managed integration. Never needs its source.</summary>
public sealed record RemoveRequest : LifecycleRequest
{
    /// <summary>The integration.</summary>
    public required string IntegrationId { get; init; }

    /// <summary>Lifecycle target ids; empty for all recorded ones.</summary>
    public IReadOnlyList<string> Targets { get; init; } = [];

    /// <summary>The project as the caller sees it; when given it must be the recorded one.</summary>
    public string? WorkspaceRoot { get; init; }
}

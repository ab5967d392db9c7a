namespace PluginKit.Lifecycle.Requests;

/// <summary>Asks for the plan of bringing a managed integration to what its recorded source has now.</summary>
public sealed record UpdateRequest : LifecycleRequest
{
    /// <summary>The integration.</summary>
    public required string IntegrationId { get; init; }

    /// <summary>Lifecycle target ids; empty for all recorded ones. Targets that are left out keep what they have, and doctor says so.</summary>
    public IReadOnlyList<string> Targets { get; init; } = [];

    /// <summary>The project as the caller sees it; when given it must be the recorded one.</summary>
    public string? WorkspaceRoot { get; init; }
}

namespace PluginKit.Lifecycle.Requests;

/// <summary>Asks for the plan of switching a managed integration on or off in its clients. Never needs its source.</summary>
public sealed record ToggleRequest : LifecycleRequest
{
    /// <summary>The integration.</summary>
    public required string IntegrationId { get; init; }

    /// <summary>Lifecycle target ids; empty for all recorded ones.</summary>
    public IReadOnlyList<string> Targets { get; init; } = [];

    /// <summary>The project as the caller sees it; when given it must be the recorded one.</summary>
    public string? WorkspaceRoot { get; init; }
}

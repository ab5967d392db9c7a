namespace PluginKit.Lifecycle.Requests;

/// <summary>Asks for the plan of going back to a generation that is kept on this machine. Never needs the source, never uses the network.</summary>
public sealed record RollbackRequest : LifecycleRequest
{
    /// <summary>The integration.</summary>
    public required string IntegrationId { get; init; }

    /// <summary>Lifecycle target ids; empty for all recorded ones.</summary>
    public IReadOnlyList<string> Targets { get; init; } = [];

    /// <summary>
    /// Where to: a version, or the beginning (at least 12 hex digits) of a delivery or source digest. <see langword="null"/> for the generation that each
    /// target was at before.
    /// </summary>
    public string? To { get; init; }

    /// <summary>The project as the caller sees it; when given it must be the recorded one.</summary>
    public string? WorkspaceRoot { get; init; }
}

using PluginKit.Contracts.Vocabulary;

namespace PluginKit.Lifecycle.Requests;

/// <summary>Asks what the sources of managed integrations have now.</summary>
public sealed record OutdatedRequest : LifecycleRequest
{
    /// <summary>The integrations; empty for all that the other members leave.</summary>
    public IReadOnlyList<string> IntegrationIds { get; init; } = [];

    /// <summary>Lifecycle target ids to report; empty for all.</summary>
    public IReadOnlyList<string> Targets { get; init; } = [];

    /// <summary>Only integrations of this scope, or <see langword="null"/> for all.</summary>
    public InstallScope? Scope { get; init; }

    /// <summary>Only project-scope integrations of this workspace root (absolute), and every user-scope one; <see langword="null"/> for all.</summary>
    public string? WorkspaceRoot { get; init; }
}

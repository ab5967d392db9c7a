using PluginKit.Contracts.Vocabulary;

namespace PluginKit.Lifecycle.Requests;

/// <summary>Asks for the plan of updating several managed integrations in one go.</summary>
public sealed record UpdateManyRequest : LifecycleRequest
{
    /// <summary>The integrations; empty for all that the other members leave.</summary>
    public IReadOnlyList<string> IntegrationIds { get; init; } = [];

    /// <summary>Lifecycle target ids; empty for all. An integration without any of them is left out.</summary>
    public IReadOnlyList<string> Targets { get; init; } = [];

    /// <summary>Only integrations of this scope, or <see langword="null"/> for all.</summary>
    public InstallScope? Scope { get; init; }

    /// <summary>Only project-scope integrations of this workspace root (absolute), and every user-scope one; <see langword="null"/> for all.</summary>
    public string? WorkspaceRoot { get; init; }

    /// <summary>See <see cref="UpdateRequest.AdoptNewTargets"/>; for every integration.</summary>
    public string? AdoptNewTargets { get; init; }

    /// <summary>See <see cref="UpdateRequest.AutoUpdate"/>; for every integration.</summary>
    public bool? AutoUpdate { get; init; }

    /// <summary>See <see cref="UpdateRequest.RemoveDroppedTargets"/>; for every integration.</summary>
    public bool RemoveDroppedTargets { get; init; }

    /// <summary>See <see cref="UpdateRequest.AcceptRewritten"/>; for every integration.</summary>
    public IReadOnlyList<string> AcceptRewritten { get; init; } = [];
}

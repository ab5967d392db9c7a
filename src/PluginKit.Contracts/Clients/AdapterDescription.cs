using System.Collections.ObjectModel;
using PluginKit.Contracts.Vocabulary;

namespace PluginKit.Contracts.Clients;

/// <summary>What an adapter is and can do, as data: the host checks it, the catalog projects it.</summary>
public sealed record AdapterDescription
{
    /// <summary>Lifecycle target id, for example <c>claude</c>: a leaf id in lower case.</summary>
    public required string TargetId { get; init; }

    /// <summary>The name of the client for people, for example <c>Claude Code</c>.</summary>
    public required string DisplayName { get; init; }

    /// <summary>The provider label on cards, for example <c>Anthropic</c>.</summary>
    public required string ProviderLabel { get; init; }

    /// <summary>The target id in <c>plugin.yaml</c>, for example <c>codex-package</c>.</summary>
    public required string AuthoredTarget { get; init; }

    /// <summary>Delivery kind, for example <c>claude-marketplace-plugin</c>.</summary>
    public required string DeliveryKind { get; init; }

    /// <summary>What a delivery can carry, for example <c>skills</c>, <c>mcp</c>.</summary>
    public IReadOnlyList<string> CapabilitySurface { get; init; } = [];

    /// <summary>How the client takes plugins: <c>native_cli</c>, <c>marketplace_prepare</c> or a word of your own.</summary>
    public required string InstallMode { get; init; }

    /// <summary>Scopes that can be installed into.</summary>
    public required IReadOnlyList<InstallScope> Scopes { get; init; }

    /// <summary>Conditions by scope, for example <c>project</c> → <c>trusted_project_required</c>.</summary>
    public IReadOnlyDictionary<string, string> ScopeConditions { get; init; } = ReadOnlyDictionary<string, string>.Empty;

    /// <summary>Source kinds that can be installed; empty for all.</summary>
    public IReadOnlyList<string> SourceKinds { get; init; } = [];

    /// <summary>Whether <see cref="ActionClass.UpdateVersion"/> can be proposed.</summary>
    public bool SupportsUpdate { get; init; }

    /// <summary>Whether <see cref="ActionClass.RemoveOrphanedTarget"/> can be proposed.</summary>
    public bool SupportsRemove { get; init; }

    /// <summary>Whether <see cref="ActionClass.RepairDrift"/> can be proposed.</summary>
    public bool SupportsRepair { get; init; }

    /// <summary>Whether <see cref="ActionClass.EnableTarget"/> and <see cref="ActionClass.DisableTarget"/> can be proposed.</summary>
    public bool SupportsToggle { get; init; }

    /// <summary>Whether running sessions have to reload after a change.</summary>
    public bool RequiresReload { get; init; }

    /// <summary>Whether the client has to be restarted after a change.</summary>
    public bool RequiresRestart { get; init; }

    /// <summary>Whether a new thread is needed after a change.</summary>
    public bool RequiresNewThread { get; init; }

    /// <summary>Whether an application should offer this target first.</summary>
    public bool IsPrimaryActionTarget { get; init; } = true;

    /// <summary>Programs of the client that steps may run.</summary>
    public IReadOnlyList<ClientProgram> Programs { get; init; } = [];
}

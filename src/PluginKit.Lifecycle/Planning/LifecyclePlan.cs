using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Vocabulary;
using PluginKit.Lifecycle.Requests;

namespace PluginKit.Lifecycle.Planning;

/// <summary>
/// What a mutation would do, bound to what it saw. <see cref="Document"/> is for applications; the rest is what
/// <see cref="IPluginLifecycle.ApplyAsync"/> needs. Nothing has been written.
/// </summary>
public sealed class LifecyclePlan
{
    internal LifecyclePlan(ReportDocument document) => Document = document;

    /// <summary>The plan as a document (<c>plan_add</c>, <c>plan_remove</c>).</summary>
    public ReportDocument Document { get; }

    /// <summary>Whether applying can do anything: the request was valid and at least one target is not blocked.</summary>
    public bool IsApplicable => Targets.Any(static target => !target.Blocking);

    internal string Operation { get; init; } = string.Empty;

    internal string IntegrationId { get; init; } = string.Empty;

    internal AddRequest? Add { get; init; }

    internal RemoveRequest? Remove { get; init; }

    internal InstallScope Scope { get; init; } = InstallScope.User;

    internal string? WorkspaceRoot { get; init; }

    internal IReadOnlyList<PlannedTarget> Targets { get; init; } = [];

    internal PackageIdentity? Package { get; init; }

    /// <summary>Digest of the state file that was seen; <see langword="null"/> when there was none.</summary>
    internal string? StateDigest { get; init; }

    internal string ManagedEntryKey { get; init; } = string.Empty;
}

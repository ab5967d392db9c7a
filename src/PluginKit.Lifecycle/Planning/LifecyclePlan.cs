using System.Collections.ObjectModel;
using PluginKit.Contracts.Clients;
using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Vocabulary;
using PluginKit.Lifecycle.Diagnostics;

namespace PluginKit.Lifecycle.Planning;

/// <summary>
/// What a mutation would do, bound to what it saw. <see cref="Document"/> is for applications; the rest is what
/// <see cref="IPluginLifecycle.ApplyAsync"/> needs. Nothing has been written.
/// </summary>
public sealed class LifecyclePlan
{
    internal LifecyclePlan(MutationRequest request, ReportDocument document)
    {
        // A plan may be kept for long; whoever followed its making is not kept with it.
        Request = request with { Reporter = OperationReporter.Silent };
        Document = document;
    }

    /// <summary>The plan as a document (<c>plan_add</c>, <c>plan_update</c>, <c>plan_remove</c>, <c>plan_repair</c>, <c>plan_enable</c>, <c>plan_disable</c>, <c>plan_rollback</c>).</summary>
    public ReportDocument Document { get; }

    /// <summary>
    /// Whether the plan can be applied: the request was valid and at least one target is not blocked. A target with nothing to do
    /// (<c>noop</c>) is not blocked; applying a plan of such targets only writes nothing and answers <c>applied</c>.
    /// </summary>
    public bool IsApplicable => IsBatch ? Parts.Count == 0 || Parts.Any(static part => part.IsApplicable) : Targets.Any(static target => !target.Blocking);

    /// <summary>In a batch: the plan of each integration, ordered by id. Applying the batch applies them one after the other; each can be applied by itself, too.</summary>
    public IReadOnlyList<LifecyclePlan> Parts { get; internal init; } = [];

    /// <summary>Whether the plan is of several integrations, be it of none.</summary>
    internal bool IsBatch { get; init; }

    internal MutationRequest Request { get; }

    internal string Operation => Request.Operation;

    internal string IntegrationId { get; init; } = string.Empty;

    internal InstallScope Scope { get; init; } = InstallScope.User;

    internal string? WorkspaceRoot { get; init; }

    internal IReadOnlyList<PlannedTarget> Targets { get; init; } = [];

    /// <summary>What was resolved anew; <see langword="null"/> where the recorded revision stays.</summary>
    internal PackageIdentity? Package { get; init; }

    /// <summary>Digest of the state file that was seen; <see langword="null"/> when there was none.</summary>
    internal string? StateDigest { get; init; }

    internal string ManagedEntryKey { get; init; } = string.Empty;

    /// <summary>The clients' programs by target id: asked once, when planning.</summary>
    internal IReadOnlyDictionary<string, IReadOnlyList<ProgramFacts>> Programs { get; init; } = ReadOnlyDictionary<string, IReadOnlyList<ProgramFacts>>.Empty;

    /// <summary>Whether the content store lacks the recorded package and gets it.</summary>
    internal bool StoresSource { get; init; }

    /// <summary>Whether the record changes even where no target does.</summary>
    internal bool ChangesPolicy { get; init; }

    /// <summary>Whether anything would be written.</summary>
    internal bool HasWork => ChangesPolicy || StoresSource || Parts.Any(static part => part.HasWork) || Targets.Any(static target => target.HasWork);

    internal bool IsRemove => Operation == MutationRequest.RemoveOperation;
}

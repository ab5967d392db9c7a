using System.Collections.ObjectModel;
using System.Text.Json;
using PluginKit.Contracts.Clients;
using PluginKit.Contracts.Digests;
using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Vocabulary;
using PluginKit.Lifecycle.Diagnostics;
using PluginKit.Lifecycle.Journal;
using PluginKit.Lifecycle.Planning.Binding;
using PluginKit.Lifecycle.State;
using PluginKit.Platform.Disk;

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

    /// <summary>The managed record that was seen; <see langword="null"/> when there was none.</summary>
    internal InstallationRecord? Record { get; init; }

    /// <summary>Digest of the receipt that was seen; <see langword="null"/> when there was none.</summary>
    internal string? ReceiptDigest { get; init; }

    internal string ManagedEntryKey { get; init; } = string.Empty;

    /// <summary>The clients' programs by target id: asked once, when planning.</summary>
    internal IReadOnlyDictionary<string, IReadOnlyList<ProgramFacts>> Programs { get; init; } = ReadOnlyDictionary<string, IReadOnlyList<ProgramFacts>>.Empty;

    /// <summary>Whether the content store lacks the recorded package and gets it.</summary>
    internal bool StoresSource { get; init; }

    /// <summary>Where and how large each program was when it was asked.</summary>
    internal IReadOnlyDictionary<string, string> ProgramStamps { get; init; } = ReadOnlyDictionary<string, string>.Empty;

    /// <summary>What a saved plan says of the steps of its targets; <see langword="null"/> for a plan of this process, which has them.</summary>
    internal IReadOnlyDictionary<string, string>? SavedDigests { get; init; }

    /// <summary>Whether it comes from a file: then it only says what was reviewed, and what is carried out is planned again.</summary>
    internal bool IsOpened => SavedDigests is not null;

    /// <summary>Whether the record changes even where no target does.</summary>
    internal bool ChangesPolicy { get; init; }

    /// <summary>Whether anything would be written.</summary>
    internal bool HasWork => ChangesPolicy || StoresSource || Parts.Any(static part => part.HasWork) || Targets.Any(static target => target.HasWork);

    internal bool IsRemove => Operation == MutationRequest.RemoveOperation;

    /// <summary>Whether there is anything that another process could apply: a plan that was refused has nothing, a batch has what one of its <see cref="Parts"/> has.</summary>
    public bool CanSave => SavedPlans.CanWrite(this);

    /// <summary>
    /// The plan as a document (<c>plugin-kit-ai/integrations-plan</c>), a batch with all its <see cref="Parts"/>, to be reviewed elsewhere and applied by another process, see
    /// <see cref="IPluginLifecycle.OpenPlan"/>. It holds no file contents and no values of others.
    /// </summary>
    /// <returns>UTF-8 with a final newline.</returns>
    /// <exception cref="InvalidOperationException">The plan was refused, or it is a batch of such plans: see <see cref="CanSave"/>.</exception>
    public byte[] Save() => SavedPlans.Write(this);

    /// <summary>Digest of everything that would be done to a target.</summary>
    internal string DigestOf(PlannedTarget target) => SavedDigests is { } saved
        ? saved.GetValueOrDefault(target.TargetId, string.Empty)
        : ContentDigest.Of(JsonSerializer.SerializeToUtf8Bytes(target with { Problems = [] }, JournalJsonContext.Default.PlannedTarget));

    /// <summary>The same as one of several.</summary>
    internal LifecyclePlan AsPart() => With(Request with { IsPartOfBatch = true }, Document);

    internal LifecyclePlan With(ReportDocument document) => With(Request, document);

    private LifecyclePlan With(MutationRequest request, ReportDocument document) => new(request, document)
    {
        IntegrationId = IntegrationId,
        Scope = Scope,
        WorkspaceRoot = WorkspaceRoot,
        Targets = Targets,
        Package = Package,
        Record = Record,
        ReceiptDigest = ReceiptDigest,
        ManagedEntryKey = ManagedEntryKey,
        Programs = Programs,
        ProgramStamps = ProgramStamps,
        SavedDigests = SavedDigests,
        ChangesPolicy = ChangesPolicy,
        StoresSource = StoresSource,
        IsBatch = IsBatch,
        Parts = Parts,
    };
}

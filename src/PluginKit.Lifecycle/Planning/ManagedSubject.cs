using PluginKit.Lifecycle.Clients;
using PluginKit.Lifecycle.Receipts;
using PluginKit.Lifecycle.Reporting;
using PluginKit.Lifecycle.State;

namespace PluginKit.Lifecycle.Planning;

/// <summary>The managed integration that a request is about, as it was found.</summary>
internal sealed record ManagedSubject(MutationRequest Request, InstallationRecord Record, StateSnapshot Snapshot, ReceiptRead Receipt)
{
    /// <summary>The recorded targets that are asked for, in ordinal order.</summary>
    public IEnumerable<TargetInstallation> Targets => Record.Targets.Values
        .Where(target => IsAskedFor(target.TargetId))
        .OrderBy(static target => target.TargetId, StringComparer.Ordinal);

    public bool IsAskedFor(string targetId) => Request.Targets.Count == 0 || Request.Targets.Contains(targetId, StringComparer.Ordinal);

    public PlanDraft Draft(IReadOnlyList<PlannedTarget> targets, ClientContexts shared) => new()
    {
        Request = Request,
        Entry = ManagedRows.Entry(Record),
        Sentence = $"Would {Request.Operation} '{Record.IntegrationId}'",
        Scope = Record.Policy.Scope,
        WorkspaceRoot = Record.EffectiveWorkspace,
        Record = Record,
        ReceiptDigest = Receipt.Digest,
        Targets = targets,
        Programs = shared.Programs,
        ProgramStamps = shared.ProgramStamps,
    };
}

using PluginKit.Contracts.Documents;
using PluginKit.Lifecycle.Planning;
using PluginKit.Lifecycle.Requests;

namespace PluginKit.Lifecycle;

/// <summary>
/// The managed integrations of one machine: list, doctor, and plan and apply of mutations. Expected failures are in the documents
/// (<c>ok</c>, <c>outcome</c>, <c>problems</c>); exceptions are for misuse and cancellation. Instances are thread-safe; across
/// processes one mutation runs at a time.
/// </summary>
public interface IPluginLifecycle
{
    /// <summary>Which integrations are managed, from state alone. Writes nothing, starts nothing.</summary>
    /// <param name="request">What to list.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>A report of kind <c>managed_list</c>.</returns>
    Task<ReportDocument> ListAsync(ReportRequest request, CancellationToken cancellationToken = default);

    /// <summary>How healthy the managed integrations are: state, open journals and a live look at the clients' files. Writes nothing, starts nothing.</summary>
    /// <param name="request">What to check.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>A report of kind <c>doctor</c>; every entry carries what <see cref="ListAsync"/> gives and its <c>issue_count</c>.</returns>
    Task<ReportDocument> DoctorAsync(ReportRequest request, CancellationToken cancellationToken = default);

    /// <summary>
    /// Whether disk and record agree, by digest: state, receipt, placed files, what the client runs, and the content store. Offline; reads every delivered
    /// file, one at a time. What differs is <c>target_content_drift</c> with the first files that differ, <c>store_entry_damaged</c> or
    /// <c>revision_mismatch</c>. Writes nothing, starts nothing.
    /// </summary>
    /// <param name="request">What to verify; <see cref="ReportRequest.VerifyContent"/> changes nothing here.</param>
    /// <param name="cancellationToken">Stops the work between files.</param>
    /// <returns>A report of kind <c>verify</c>, counted as <see cref="DoctorAsync"/> counts.</returns>
    Task<ReportDocument> VerifyAsync(ReportRequest request, CancellationToken cancellationToken = default);

    /// <summary>What adding would do. Resolves the source; writes nothing.</summary>
    /// <param name="request">What to add.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>The plan.</returns>
    Task<LifecyclePlan> PlanAddAsync(AddRequest request, CancellationToken cancellationToken = default);

    /// <summary>
    /// What updating would do: the recorded source is resolved again, and its content decides. The same content is <c>noop</c>, the same version with other
    /// content is an update; what is switched off stays off. A source that holds another package is refused with <c>identity_drift</c>; a target that it
    /// does not have any more is blocked with <c>target_not_offered</c>. Writes nothing.
    /// </summary>
    /// <param name="request">What to update.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>The plan.</returns>
    Task<LifecyclePlan> PlanUpdateAsync(UpdateRequest request, CancellationToken cancellationToken = default);

    /// <summary>
    /// What updating several integrations would do: one document with an entry each, and a plan each in <see cref="LifecyclePlan.Parts"/>. An integration that
    /// cannot be planned has blocked targets and stops nobody; every source is resolved once. Writes nothing.
    /// </summary>
    /// <param name="request">What to update.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>The plan. <see cref="ApplyAsync"/> carries out one integration after the other, each with its own lock and commit.</returns>
    Task<LifecyclePlan> PlanUpdateManyAsync(UpdateManyRequest request, CancellationToken cancellationToken = default);

    /// <summary>
    /// What the sources have now, compared with what is installed. May use the network, and says so. Remembers what it found and when in
    /// <c>pluginkit/checks.json</c>, from which doctor answers what is stale; writes nothing else.
    /// </summary>
    /// <param name="request">What to check.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>A report of kind <c>outdated</c>. A source that cannot be read is a <c>source_access_state</c> of its entry and fails nobody else.</returns>
    Task<ReportDocument> OutdatedAsync(OutdatedRequest request, CancellationToken cancellationToken = default);

    /// <summary>
    /// What a reference means now: what it resolves to, its digest and size, and which package it is. May use the network. Nothing is installed and nothing kept but what a fetch
    /// leaves in its cache; no client is asked.
    /// </summary>
    /// <param name="request">The reference.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>The answer; not <c>ok</c> when the reference cannot be resolved, or when what it holds is a package with an error.</returns>
    Task<SourceResolutionDocument> ResolveSourceAsync(ResolveSourceRequest request, CancellationToken cancellationToken = default);

    /// <summary>
    /// The user has reloaded, restarted or opened a new thread: doctor asks for it no more, until the next mutation of the integration. Changes no plugin
    /// and no record.
    /// </summary>
    /// <param name="integrationId">The integration.</param>
    /// <param name="targets">Lifecycle target ids; empty for all recorded ones.</param>
    /// <param name="cancellationToken">Stops before anything is written.</param>
    /// <returns>A result of the operation <c>acknowledge</c>; targets that wait for nothing are <c>noop</c>.</returns>
    Task<ResultDocument> AcknowledgeAsync(string integrationId, IReadOnlyList<string>? targets = null, CancellationToken cancellationToken = default);

    /// <summary>
    /// What repairing would do: back to the recorded revision, never to a newer one, without the network. Damage in the client needs no source; lost files
    /// are taken from the recorded source while it has not changed, else the target is blocked with <c>revision_unavailable</c>. A healthy target is
    /// <c>noop</c>. Writes nothing.
    /// </summary>
    /// <param name="request">What to repair.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>The plan.</returns>
    Task<LifecyclePlan> PlanRepairAsync(RepairRequest request, CancellationToken cancellationToken = default);

    /// <summary>
    /// What going back to a kept generation would do, from what this machine has: never the network, never the source. What is left becomes a kept
    /// generation itself, so that a rollback can be taken back; a later update moves forward again; what is switched off stays off. A target of which
    /// nothing is kept is blocked with <c>no_generation_kept</c>, a request that fits several with <c>generation_ambiguous</c>. Writes nothing.
    /// </summary>
    /// <param name="request">What to roll back, and to what.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>The plan.</returns>
    Task<LifecyclePlan> PlanRollbackAsync(RollbackRequest request, CancellationToken cancellationToken = default);

    /// <summary>What switching on would do. A target that is on already is <c>noop</c>. Writes nothing.</summary>
    /// <param name="request">What to switch on.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>The plan.</returns>
    Task<LifecyclePlan> PlanEnableAsync(ToggleRequest request, CancellationToken cancellationToken = default);

    /// <summary>What switching off would do. A target that is off already is <c>noop</c>. Writes nothing.</summary>
    /// <param name="request">What to switch off.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>The plan.</returns>
    Task<LifecyclePlan> PlanDisableAsync(ToggleRequest request, CancellationToken cancellationToken = default);

    /// <summary>What removing would do. Never needs the source or the network; writes nothing.</summary>
    /// <param name="request">What to remove.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>The plan.</returns>
    Task<LifecyclePlan> PlanRemoveAsync(RemoveRequest request, CancellationToken cancellationToken = default);

    /// <summary>
    /// Opens a plan that <see cref="LifecyclePlan.Save"/> wrote, in this or another process. The bytes are not trusted: <see cref="ApplyAsync"/> plans again
    /// from the request and answers <c>plan_stale</c> when the world is another one, <c>plan_invalid</c> when the file does not say what would be done.
    /// </summary>
    /// <param name="utf8">The bytes.</param>
    /// <param name="origin">What they are, for problems, for example a file's path.</param>
    /// <returns>The plan, or why there is none.</returns>
    OpenedPlan OpenPlan(ReadOnlyMemory<byte> utf8, string origin = "plan");

    /// <summary>
    /// Applies a plan: takes the lock, brings earlier operations to their end, checks that the world is still what the plan saw, runs the steps target by
    /// target, verifies, and writes state. The state write is the point of no return: cancelled before it, everything is undone;
    /// after it, the operation finishes regardless. A batch answers with one report per integration; cancelled between two, what is committed stays, and the
    /// others are said to be cancelled.
    /// </summary>
    /// <param name="plan">The plan.</param>
    /// <param name="options">Lock limit and progress.</param>
    /// <param name="cancellationToken">Cancels, until the point of no return.</param>
    /// <returns>What it came to.</returns>
    /// <exception cref="OperationCanceledException">It was cancelled and everything that had begun was undone.</exception>
    Task<ResultDocument> ApplyAsync(LifecyclePlan plan, ApplyOptions? options = null, CancellationToken cancellationToken = default);

    /// <summary>What <see cref="CollectAsync"/> would delete, and why the rest stays. Writes nothing, starts nothing.</summary>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>A document with the outcome <c>planned</c>.</returns>
    Task<CollectionDocument> PlanCollectAsync(CancellationToken cancellationToken = default);

    /// <summary>
    /// Deletes files of our own that neither state, receipt, client, lease nor link refers to, and what operations that are gone left behind: superseded
    /// generations, stored packages, leases of dead processes, and fetched repositories that the rules of <c>GitOptions</c> let go. Files that were changed stay and are reported. Takes the lock and brings earlier
    /// operations to their end, like a mutation; a crash is recovered.
    /// </summary>
    /// <param name="options">Lock limit and progress.</param>
    /// <param name="cancellationToken">Cancels, until something is deleted.</param>
    /// <returns>What was deleted and what stayed.</returns>
    Task<CollectionDocument> CollectAsync(ApplyOptions? options = null, CancellationToken cancellationToken = default);

    /// <summary>Brings operations that did not end (a crash, a power loss) to their end: back or forward. Every mutation does this first.</summary>
    /// <param name="options">Lock limit and progress.</param>
    /// <param name="cancellationToken">Stops between operations, never inside one.</param>
    /// <returns>One report per operation in <see cref="ResultDocument.Reports"/>.</returns>
    Task<ResultDocument> RecoverAsync(ApplyOptions? options = null, CancellationToken cancellationToken = default);
}

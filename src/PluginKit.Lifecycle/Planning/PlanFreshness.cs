using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Hosts;
using PluginKit.Contracts.Problems;
using PluginKit.Lifecycle.Planning.Binding;
using PluginKit.Lifecycle.State;

namespace PluginKit.Lifecycle.Planning;

/// <summary>
/// Compares a plan with one made again under the lock: the inputs first, each by its digest, then what would be done. Everything an adapter relied on is in
/// its steps, so a file that changed without changing a step makes nothing stale.
/// </summary>
internal static class PlanFreshness
{
    /// <summary>Whether the plan was made for this home; looked at before anything is locked, since the lock would be made in the wrong one.</summary>
    public static Problem? Check(LifecyclePlan reviewed, HostEnvironment environment) => reviewed.Document.BoundTo is { } then
        ? Stale.Unless("home", then.Home, environment.HomeDirectory)
            ?? Stale.Unless("home", then.StateDirectory, environment.StateDirectory)
            ?? Stale.Unless("home", then.SystemRoot, environment.SystemRoot)
        : null;

    /// <summary>Whether the record is what the plan saw; looked at first under the lock, because it costs no look at source and clients.</summary>
    public static Problem? Check(LifecyclePlan reviewed, StateSnapshot state) =>
        !state.IsUsable ? state.Problem
        : reviewed.Document.BoundTo is { } then ? Stale.Unless("state.json", then.RecordDigest, PlanBinder.DigestOf(state.State.Find(then.IntegrationId)))
        : null;

    /// <summary>Whether the plan made again is the reviewed one.</summary>
    public static Problem? Check(LifecyclePlan reviewed, LifecyclePlan now)
    {
        if (now.Targets.Count == 0 || now.Document.BoundTo is not { } today)
        {
            return Refused(reviewed, now);
        }

        // A plan without targets was refused and is never applied; what came out of it now is another one.
        return reviewed.Document.BoundTo is { } then
            ? Inputs(then, today) ?? Targets(reviewed, now, then, today)
            : Stale.Of("state.json", "there was nothing to apply");
    }

    private static Problem Refused(LifecyclePlan reviewed, LifecyclePlan now)
    {
        var problem = now.Document.Problems.FirstOrDefault(static problem => problem.IsError);
        var input = problem?.Code is ProblemCodes.WorkspaceRootInvalid or ProblemCodes.WorkspaceRootRequired ? "workspace_root"
            : reviewed.Document.BoundTo?.SourceDigest is null ? "state.json"
            : "source";
        return Stale.Of(input, problem?.Message ?? "there is nothing to do any more");
    }

    private static Problem? Inputs(PlanBinding then, PlanBinding today) =>
        Stale.Unless("integration_id", then.IntegrationId, today.IntegrationId)
        ?? Stale.Unless("workspace_root", then.WorkspaceRoot, today.WorkspaceRoot)
        ?? Stale.Unless("scope", then.Scope.Value, today.Scope.Value)
        ?? Stale.Unless("library_version", then.LibraryVersion, today.LibraryVersion)
        ?? Stale.Unless("state.json", then.RecordDigest, today.RecordDigest)
        ?? Stale.Unless("receipt", then.ReceiptDigest, today.ReceiptDigest)
        ?? Stale.Unless("source", then.SourceDigest, today.SourceDigest)
        ?? Clients(then, today);

    private static Problem? Clients(PlanBinding then, PlanBinding today)
    {
        foreach (var client in then.Clients)
        {
            var now = today.Clients.FirstOrDefault(other => string.Equals(other.TargetId, client.TargetId, StringComparison.Ordinal));
            if ((Stale.Unless("client_root", string.Join(';', client.Roots), string.Join(';', now?.Roots ?? []))
                ?? Stale.Unless("adapter", client.Adapter, now?.Adapter)
                ?? Stale.Unless("client_version", Versions(client), now is null ? null : Versions(now))) is { } changed)
            {
                return changed with { TargetId = client.TargetId };
            }
        }

        return null;
    }

    private static string Versions(BoundClient client) =>
        string.Join("; ", client.Programs.Select(static program => $"{program.Name} {program.Version ?? "?"} {program.Location ?? "absent"}"));

    private static Problem? Targets(LifecyclePlan reviewed, LifecyclePlan now, PlanBinding then, PlanBinding today)
    {
        var changed = ChangedFiles.Between(then, today);
        foreach (var target in reviewed.Targets.Where(static target => !target.Blocking))
        {
            var again = now.Targets.FirstOrDefault(other => string.Equals(other.TargetId, target.TargetId, StringComparison.Ordinal));
            if (again is null || again.Blocking || !string.Equals(reviewed.DigestOf(target), now.DigestOf(again), StringComparison.Ordinal))
            {
                var why = again?.Problems.FirstOrDefault(static problem => problem.IsError)?.Message ?? "something else would be done now";
                return Stale.Of(changed, target.TargetId, why);
            }
        }

        if (now.Targets.FirstOrDefault(target => target.HasWork && !reviewed.Targets.Any(before => before.HasWork && before.TargetId == target.TargetId)) is { } more)
        {
            return Stale.Of(changed, more.TargetId, "it can be changed now, which nobody reviewed");
        }

        if (reviewed.ChangesPolicy != now.ChangesPolicy)
        {
            return Stale.Of("state.json", "the stored policy would change otherwise than was reviewed");
        }

        // What a plan of this process announced it announced itself. What a file says is compared with what is announced now.
        return reviewed.IsOpened && AnnouncedChanges.Difference(reviewed.Document, now.Document, changed) is { } other
            ? Problem.Of(ProblemCodes.PlanInvalid, $"The saved plan does not say what would be done for '{other}'; it was changed by somebody, or written by something else.") with { TargetId = other }
            : null;
    }
}

using System.Text.Json;
using System.Text.Json.Nodes;
using PluginKit.Contracts.Vocabulary;
using PluginKit.Lifecycle.Planning;
using PluginKit.Lifecycle.State;

namespace PluginKit.Lifecycle.Execution;

/// <summary>The record as it is after an operation. Pure: what it returns depends on its arguments alone.</summary>
internal static class NextState
{
    /// <summary>The record after an operation; <see langword="null"/> when no target is left.</summary>
    public static InstallationRecord? After(LifecyclePlan plan, InstallationRecord? existing, IReadOnlyList<TargetResult> results, DateTimeOffset now) => plan.Operation switch
    {
        MutationRequest.AddOperation => AfterAdd(plan, existing, results, now),
        MutationRequest.RemoveOperation => AfterRemove(Known(existing), results, now),
        MutationRequest.UpdateOperation => AfterChange(plan, Known(existing), results, now) is { Targets.Count: > 0 } left ? left : null,
        _ => AfterChange(plan, Known(existing), results, now),
    };

    /// <summary>The record after an add: the targets that were there, those applied, and those left degraded.</summary>
    private static InstallationRecord AfterAdd(LifecyclePlan plan, InstallationRecord? existing, IReadOnlyList<TargetResult> results, DateTimeOffset now)
    {
        var package = plan.Package ?? throw new InvalidOperationException("A plan of an add has a package.");
        var targets = Copy(existing);
        foreach (var result in results)
        {
            if (result.Outcome == TargetOutcome.Applied)
            {
                targets[result.Target.TargetId] = Installed(result, null);
            }
            else if (result.Outcome == TargetOutcome.Degraded)
            {
                targets[result.Target.TargetId] = Installed(result, null) with { State = InstallState.Degraded };
            }
        }

        return new()
        {
            IntegrationId = package.IntegrationId,
            RequestedSourceRef = package.Requested,
            ResolvedSourceRef = package.Resolved,
            ResolvedVersion = package.Version,
            SourceDigest = package.SourceDigest,
            ManifestDigest = package.ManifestDigest,
            Policy = existing?.Policy ?? new()
            {
                Scope = plan.Scope,
                AutoUpdate = plan.Request.Add!.AutoUpdate,
                AdoptNewTargets = plan.Request.Add.AdoptNewTargets,
            },
            WorkspaceRoot = plan.WorkspaceRoot,
            Targets = targets,
            LastCheckedAt = now,
            LastUpdatedAt = now,
            AdditionalMembers = existing?.AdditionalMembers,
        };
    }

    /// <summary>The record after a remove; <see langword="null"/> when no target is left.</summary>
    public static InstallationRecord? AfterRemove(InstallationRecord record, IReadOnlyList<TargetResult> results, DateTimeOffset now)
    {
        var targets = Copy(record);
        foreach (var result in results)
        {
            if (result.Outcome == TargetOutcome.Applied)
            {
                targets.Remove(result.Target.TargetId);
            }
            else if (result.Outcome == TargetOutcome.Degraded)
            {
                targets[result.Target.TargetId] = targets[result.Target.TargetId] with { State = InstallState.Degraded };
            }
        }

        return targets.Count == 0 ? null : record with { Targets = targets, LastCheckedAt = now, LastUpdatedAt = now };
    }

    /// <summary>
    /// The record after an update, a repair or a switch. It takes the new revision over when at least one target has it; a target that failed stays
    /// recorded as it was, and its receipt tells which revision that is.
    /// </summary>
    private static InstallationRecord AfterChange(LifecyclePlan plan, InstallationRecord record, IReadOnlyList<TargetResult> results, DateTimeOffset now)
    {
        var targets = Copy(record);
        foreach (var result in results)
        {
            // A target that the update adopts has no record yet.
            var before = targets.GetValueOrDefault(result.Target.TargetId);
            if (result.Outcome == TargetOutcome.Applied && result.Target.Action == ActionClass.RemoveOrphanedTarget)
            {
                targets.Remove(result.Target.TargetId);
            }
            else if (result.Outcome == TargetOutcome.Applied)
            {
                targets[result.Target.TargetId] = Installed(result, before);
            }
            else if (result.Outcome == TargetOutcome.Degraded)
            {
                targets[result.Target.TargetId] = (before ?? Installed(result, null)) with { State = InstallState.Degraded };
            }
        }

        var after = record with
        {
            Policy = UpdatedPolicy.Of(record, plan.Request.Update),
            Targets = targets,
            LastCheckedAt = now,
            LastUpdatedAt = now,
        };
        return plan.Package is { } package && results.Any(static result => result.Outcome == TargetOutcome.Applied && result.Target.Action != ActionClass.RemoveOrphanedTarget)
            ? after with
            {
                ResolvedSourceRef = package.Resolved,
                ResolvedVersion = package.Version,
                SourceDigest = package.SourceDigest,
                ManifestDigest = package.ManifestDigest,
            }
            : after;
    }

    private static InstallationRecord Known(InstallationRecord? record) => record ?? throw new InvalidOperationException("An operation on a record has one.");

    private static SortedDictionary<string, TargetInstallation> Copy(InstallationRecord? record)
    {
        var copy = new SortedDictionary<string, TargetInstallation>(StringComparer.Ordinal);
        foreach (var (id, target) in record?.Targets ?? new Dictionary<string, TargetInstallation>(StringComparer.Ordinal))
        {
            copy[id] = target;
        }

        return copy;
    }

    /// <summary>A target as its draft says. What only others write into a record stays.</summary>
    private static TargetInstallation Installed(TargetResult result, TargetInstallation? before)
    {
        var draft = result.Target.Record ?? throw new InvalidOperationException("A target that is installed has a record.");
        return (before ?? new() { TargetId = result.Target.TargetId, DeliveryKind = result.Target.DeliveryKind, State = draft.State }) with
        {
            DeliveryKind = result.Target.DeliveryKind,
            CapabilitySurface = NullIfEmpty(result.Target.CapabilitySurface),
            State = draft.State,
            NativeRef = draft.NativeRef,
            ActivationState = draft.ActivationState,
            EnvironmentRestrictions = NullIfEmpty(draft.EnvironmentRestrictions),
            OwnedNativeObjects = NullIfEmpty(draft.OwnedNativeObjects),
            AdapterMetadata = draft.AdapterMetadata.Count == 0
                ? null
                : new SortedDictionary<string, JsonElement>(draft.AdapterMetadata.ToDictionary(static pair => pair.Key, static pair => Text(pair.Value)), StringComparer.Ordinal),
        };
    }

    private static JsonElement Text(string value) => JsonElement.Parse(JsonValue.Create(value).ToJsonString());

    private static IReadOnlyList<TItem>? NullIfEmpty<TItem>(IReadOnlyList<TItem> items) => items.Count == 0 ? null : items;
}

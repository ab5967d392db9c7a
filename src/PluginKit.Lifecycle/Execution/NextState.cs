using System.Text.Json;
using System.Text.Json.Nodes;
using PluginKit.Contracts.Steps;
using PluginKit.Contracts.Vocabulary;
using PluginKit.Lifecycle.Planning;
using PluginKit.Lifecycle.Receipts;
using PluginKit.Lifecycle.State;

namespace PluginKit.Lifecycle.Execution;

/// <summary>State and receipt as they are after an operation. Pure: what it returns depends on its arguments alone.</summary>
internal static class NextState
{
    /// <summary>The record after an add: the targets that were there, those applied, and those left degraded.</summary>
    public static InstallationRecord AfterAdd(LifecyclePlan plan, InstallationRecord? existing, IReadOnlyList<TargetResult> results, DateTimeOffset now)
    {
        var package = plan.Package ?? throw new InvalidOperationException("A plan of an add has a package.");
        var targets = Copy(existing);
        foreach (var result in results)
        {
            if (result.Outcome == TargetOutcome.Applied)
            {
                targets[result.Target.TargetId] = Installed(result);
            }
            else if (result.Outcome == TargetOutcome.Degraded)
            {
                targets[result.Target.TargetId] = Installed(result) with { State = InstallState.Degraded };
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
                AutoUpdate = plan.Add?.AutoUpdate ?? true,
                AdoptNewTargets = plan.Add?.AdoptNewTargets ?? "manual",
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

    /// <summary>The receipt that goes with a record; <see langword="null"/> when the record is gone.</summary>
    public static Receipt? ReceiptOf(InstallationRecord? record, Receipt? before, string operationId, IReadOnlyList<TargetResult> results)
    {
        if (record is null)
        {
            return null;
        }

        var targets = new SortedDictionary<string, TargetReceipt>(StringComparer.Ordinal);
        foreach (var (target, receipt) in before?.Targets ?? new Dictionary<string, TargetReceipt>(StringComparer.Ordinal))
        {
            if (record.Targets.ContainsKey(target))
            {
                targets[target] = receipt;
            }
        }

        foreach (var result in results.Where(result => result.Target.Record is not null && record.Targets.ContainsKey(result.Target.TargetId)))
        {
            targets[result.Target.TargetId] = new()
            {
                DeliveryDigest = result.Target.DeliveryDigest,
                GenerationPath = result.Target.Steps.OfType<PlaceGenerationStep>().FirstOrDefault()?.Destination,
                Facts = result.Target.Record!.ReceiptFacts,
            };
        }

        return new() { IntegrationId = record.IntegrationId, OperationId = operationId, Targets = targets, AdditionalMembers = before?.AdditionalMembers };
    }

    private static SortedDictionary<string, TargetInstallation> Copy(InstallationRecord? record)
    {
        var copy = new SortedDictionary<string, TargetInstallation>(StringComparer.Ordinal);
        foreach (var (id, target) in record?.Targets ?? new Dictionary<string, TargetInstallation>(StringComparer.Ordinal))
        {
            copy[id] = target;
        }

        return copy;
    }

    private static TargetInstallation Installed(TargetResult result)
    {
        var draft = result.Target.Record ?? throw new InvalidOperationException("A target that is installed has a record.");
        return new()
        {
            TargetId = result.Target.TargetId,
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

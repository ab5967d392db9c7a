using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Vocabulary;
using PluginKit.Lifecycle.Journal;
using PluginKit.Lifecycle.Planning;
using PluginKit.Lifecycle.Receipts;
using PluginKit.Lifecycle.State;

namespace PluginKit.Lifecycle.Recovery;

/// <summary>Corrects state once a target that was left degraded has been undone after all.</summary>
internal sealed class DegradedTargets(StateStore state, ReceiptStore receipts)
{
    /// <summary>An added target goes; one that was to be removed or changed is again what it was.</summary>
    public Problem? Settle(IntentRecord intent, PlannedTarget planned)
    {
        var snapshot = state.Read();
        if (!snapshot.IsUsable)
        {
            return snapshot.Problem;
        }

        if (snapshot.State.Find(intent.IntegrationId) is not { } record
            || !record.Targets.TryGetValue(planned.TargetId, out var target) || target.State != InstallState.Degraded)
        {
            return null;
        }

        var targets = new SortedDictionary<string, TargetInstallation>(record.Targets.ToDictionary(StringComparer.Ordinal), StringComparer.Ordinal);
        if (planned.Action == ActionClass.InstallTarget || planned.Action == ActionClass.AdoptNewTarget)
        {
            targets.Remove(planned.TargetId);
        }
        else
        {
            targets[planned.TargetId] = target with { State = planned.RecordedState ?? InstallState.Installed };
        }

        var next = targets.Count == 0
            ? snapshot.State.Without(record.IntegrationId)
            : snapshot.State.With(record with { Targets = targets });
        return state.Write(StateFormat.Write(next), snapshot.Digest) ?? Forget(record.IntegrationId, targets);
    }

    /// <summary>The receipt says nothing of targets that are gone.</summary>
    private Problem? Forget(string integrationId, SortedDictionary<string, TargetInstallation> targets)
    {
        if (targets.Count == 0)
        {
            receipts.Delete(integrationId);
            return null;
        }

        return receipts.Read(integrationId).Receipt is { } receipt && receipt.Targets.Keys.Any(target => !targets.ContainsKey(target))
            ? receipts.Write(integrationId, ReceiptStore.Render(receipt with
            {
                Targets = receipt.Targets.Where(pair => targets.ContainsKey(pair.Key)).ToDictionary(StringComparer.Ordinal),
            }))
            : null;
    }
}

using PluginKit.Lifecycle.Planning.Binding;
using PluginKit.Lifecycle.Receipts;
using PluginKit.Lifecycle.State;

namespace PluginKit.Lifecycle.Planning;

/// <summary>Whether the record that a plan was made for is still the one that counts, so that everything the plan looked at belongs to it.</summary>
internal sealed class PlannedWorld(StateStore state, ReceiptStore receipts)
{
    /// <summary>A plan that was refused has looked at one thing only. What cannot be read now proves no change.</summary>
    public bool IsStill(LifecyclePlan plan)
    {
        if (plan.Targets.Count == 0 || state.Read() is not { IsUsable: true } now)
        {
            return true;
        }

        return string.Equals(PlanBinder.DigestOf(plan.Record), PlanBinder.DigestOf(now.State.Find(plan.IntegrationId)), StringComparison.Ordinal)
            && string.Equals(plan.ReceiptDigest, receipts.Read(plan.IntegrationId).Digest, StringComparison.Ordinal);
    }
}

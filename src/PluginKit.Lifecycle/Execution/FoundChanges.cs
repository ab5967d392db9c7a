using PluginKit.Contracts.Steps;
using PluginKit.Lifecycle.Journal;
using PluginKit.Lifecycle.Planning;
using PluginKit.Lifecycle.Receipts;
using PluginKit.Lifecycle.State;
using PluginKit.Platform.Disk;

namespace PluginKit.Lifecycle.Execution;

/// <summary>Makes durable what others did: clients, which do not wait for the disk, and processes of ours that were killed before they flushed.</summary>
internal sealed class FoundChanges(DurableFiles files, StateStore state, ReceiptStore receipts, LifecyclePaths paths)
{
    /// <summary>What the commands of clients wrote. State must not outlast it, and neither must the journal be gone before it.</summary>
    public void SettleClients(IEnumerable<PlannedTarget> targets)
    {
        var touched = targets.ToList();
        files.Settle(
            [.. touched.SelectMany(static target => target.Steps).OfType<RunClientStep>().SelectMany(static step => step.Touches)],
            [.. touched.SelectMany(static target => target.AllowedRoots)]);
    }

    /// <summary>Everything that recovery found done. The journal, which could do it again after a power failure, is about to go.</summary>
    public void Settle(IntentRecord intent)
    {
        files.Settle(
            [.. intent.Targets.SelectMany(static target => target.Steps).SelectMany(static step => step.TouchedPaths), receipts.PathOf(intent.IntegrationId), state.FilePath],
            [.. intent.Targets.SelectMany(static target => target.AllowedRoots), paths.Root]);
    }
}

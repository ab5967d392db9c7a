using PluginKit.Lifecycle.Journal;
using PluginKit.Lifecycle.Receipts;
using PluginKit.Lifecycle.State;
using PluginKit.Platform.Disk;

namespace PluginKit.Lifecycle.Recovery;

/// <summary>
/// Makes durable what recovery found done. The process that did it may have been killed before it flushed, and the journal, which could do it again after
/// a power failure, is about to go.
/// </summary>
internal sealed class FoundChanges(DurableFiles files, StateStore state, ReceiptStore receipts, LifecyclePaths paths)
{
    public void Settle(IntentRecord intent)
    {
        foreach (var target in intent.Targets)
        {
            foreach (var path in target.Steps.SelectMany(static step => step.TouchedPaths).Distinct(StringComparer.Ordinal))
            {
                files.Settle(path, target.AllowedRoots);
            }
        }

        files.Settle(receipts.PathOf(intent.IntegrationId), [paths.Root]);
        state.Settle();
    }
}

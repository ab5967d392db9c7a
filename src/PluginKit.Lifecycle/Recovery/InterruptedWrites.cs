using PluginKit.Contracts.Steps;
using PluginKit.Lifecycle.Journal;
using PluginKit.Lifecycle.Receipts;
using PluginKit.Lifecycle.State;
using PluginKit.Platform.Disk;

namespace PluginKit.Lifecycle.Recovery;

/// <summary>Clears away the half-written files that a crash left beside the files of an operation.</summary>
internal sealed class InterruptedWrites(DurableFiles files, StateStore state, ReceiptStore receipts)
{
    public void Clear(IntentRecord intent)
    {
        foreach (var step in intent.Targets.SelectMany(static target => target.Steps))
        {
            if (step is EditMembersStep or SwitchPointerStep or WriteOwnedFileStep or ReplaceFileStep or DeleteOwnedFileStep)
            {
                step.TouchedPaths.ToList().ForEach(files.ClearTemporaries);
            }
        }

        files.ClearTemporaries(receipts.PathOf(intent.IntegrationId));
        if (receipts.Aside(intent.IntegrationId, receipts.ReadRaw(intent.IntegrationId)) is { } aside)
        {
            files.ClearTemporaries(aside);
        }

        files.ClearTemporaries(state.FilePath);
    }
}

using PluginKit.Contracts.Clients;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Vocabulary;
using PluginKit.Lifecycle.Clients;
using PluginKit.Lifecycle.Receipts;
using PluginKit.Lifecycle.State;

namespace PluginKit.Lifecycle.Checking;

/// <summary>
/// Earlier generations that a lost or corrupt receipt takes along: their folders lie there, and nothing says any more which revision of which package they are. A repair
/// does not guess; that they are there, and what becomes of them, is told.
/// </summary>
internal sealed class ForgottenGenerations(AdapterRegistry adapters, LifecyclePaths paths)
{
    /// <summary>What is wrong with a receipt, and what is forgotten because of it.</summary>
    public async Task<Problem?> TellAsync(InstallationRecord record, ReceiptRead receipt, ClientContexts shared, CancellationToken cancellationToken)
    {
        if (receipt.Problem is not { } problem || (receipt.Outcome != ReadOutcome.Absent && receipt.Outcome != ReadOutcome.Corrupt))
        {
            return receipt.Problem;
        }

        var folders = new List<string>();
        foreach (var target in record.Targets.Keys.Order(StringComparer.Ordinal))
        {
            folders.AddRange(await EarlierAsync(record, target, shared, cancellationToken).ConfigureAwait(false));
        }

        return folders.Count == 0 ? problem : problem with
        {
            Message = $"{problem.Message} {folders.Count} folder(s) of earlier generations lie there, and nothing tells any more what they are: "
                + "no rollback goes to them, and a repair, or a collection after it, deletes them.",
            Details = new SortedDictionary<string, string>(StringComparer.Ordinal) { ["earlier_generations"] = string.Join("; ", folders) },
        };
    }

    /// <summary>The generations that the client does not name. An adapter that cannot tell has its own problem elsewhere.</summary>
    private async Task<IReadOnlyList<string>> EarlierAsync(InstallationRecord record, string target, ClientContexts shared, CancellationToken cancellationToken)
    {
        if (adapters.Find(target) is not { } adapter || adapter is not IGenerationReferences port)
        {
            return [];
        }

        try
        {
            var view = await port.ReadGenerationsAsync(
                new()
                {
                    Client = shared.For(adapter, record.EffectiveWorkspace, shared.Located(adapter)),
                    IntegrationId = record.IntegrationId,
                    OwnedRoot = paths.OwnedRoot(target, record.IntegrationId),
                },
                cancellationToken).ConfigureAwait(false);
            return view.ReferencedPaths.Count == 0
                ? []
                : [.. view.Generations.Select(static generation => generation.Path).Where(path => !view.ReferencedPaths.Contains(path, StringComparer.Ordinal)).Order(StringComparer.Ordinal)];
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return [];
        }
    }
}

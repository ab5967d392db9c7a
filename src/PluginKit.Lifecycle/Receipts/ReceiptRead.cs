using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Vocabulary;

namespace PluginKit.Lifecycle.Receipts;

/// <summary>What was found at the place of a receipt.</summary>
internal sealed record ReceiptRead(ReadOutcome Outcome, Receipt? Receipt, string? Digest, Problem? Problem)
{
    public TargetReceipt? Target(string targetId) => Receipt?.Targets.GetValueOrDefault(targetId);
}

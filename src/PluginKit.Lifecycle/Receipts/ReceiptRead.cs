using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Vocabulary;

namespace PluginKit.Lifecycle.Receipts;

/// <summary>What was found at the place of a receipt.</summary>
internal sealed record ReceiptRead(ReadOutcome Outcome, Receipt? Receipt, string? Digest, Problem? Problem)
{
    /// <summary>Whether there is something that cannot be understood: what it says is unknown, which is not the same as nothing.</summary>
    public bool IsUnusable => Outcome != ReadOutcome.Ok && Outcome != ReadOutcome.Absent;

    public TargetReceipt? Target(string targetId) => Receipt?.Targets.GetValueOrDefault(targetId);
}

namespace PluginKit.Lifecycle.Receipts;

/// <summary>Which earlier generations of a target are kept. Pure; planning and committing ask the same question.</summary>
internal static class Retention
{
    /// <summary>What is kept once a target has a delivery, the latest first.</summary>
    /// <param name="receipt">The receipt before.</param>
    /// <param name="next">Digest of the delivery.</param>
    /// <param name="limit">How many are kept.</param>
    public static IReadOnlyList<KeptGeneration> After(TargetReceipt? receipt, string? next, int limit)
    {
        if (receipt is null)
        {
            return [];
        }

        var current = next is null || string.Equals(next, receipt.DeliveryDigest, StringComparison.Ordinal) ? null : Left(receipt);
        return
        [
            .. new[] { current }.OfType<KeptGeneration>()
                .Concat(receipt.Previous.Where(kept => !string.Equals(kept.DeliveryDigest, receipt.DeliveryDigest, StringComparison.Ordinal)))
                .Where(kept => !string.Equals(kept.DeliveryDigest, next, StringComparison.Ordinal))
                .Take(limit),
        ];
    }

    /// <summary>The generation that is live now as one that was left; <see langword="null"/> where the receipt does not know it well enough to go back.</summary>
    private static KeptGeneration? Left(TargetReceipt receipt) =>
        receipt is { DeliveryDigest: { } delivered, SourceDigest: { } source, Version: { } version }
            ? new() { DeliveryDigest = delivered, SourceDigest = source, Version = version, GenerationPath = receipt.GenerationPath, InstalledAt = receipt.InstalledAt }
            : null;
}

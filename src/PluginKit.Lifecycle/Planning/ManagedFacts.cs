using PluginKit.Contracts.Clients;
using PluginKit.Lifecycle.Receipts;
using PluginKit.Lifecycle.State;

namespace PluginKit.Lifecycle.Planning;

/// <summary>Puts record and receipt of a target together for its adapter.</summary>
internal static class ManagedFacts
{
    public static ManagedTargetFacts Of(
        InstallationRecord record, TargetInstallation target, TargetReceipt? receipt, string? observedDigest = null) => new()
        {
            State = target.State,
            NativeRef = target.NativeRef,
            Version = receipt?.Version ?? record.ResolvedVersion,
            OwnedNativeObjects = target.OwnedNativeObjects ?? [],
            AdapterMetadata = target.TextMetadata(),
            ReceiptFacts = receipt?.Facts,
            DeliveryDigest = receipt?.DeliveryDigest,
            ObservedDeliveryDigest = observedDigest,
        };

    /// <summary>The facts that will stand in the record once a proposal is carried out, for the observation that verifies it.</summary>
    public static ManagedTargetFacts Expected(PlannedTarget target)
    {
        var draft = target.Record ?? throw new InvalidOperationException("Only a target that stays has a record to expect.");
        return new()
        {
            State = draft.State,
            NativeRef = draft.NativeRef,
            Version = target.Version,
            OwnedNativeObjects = draft.OwnedNativeObjects,
            AdapterMetadata = draft.AdapterMetadata,
            ReceiptFacts = draft.ReceiptFacts,
            DeliveryDigest = target.DeliveryDigest,
        };
    }
}

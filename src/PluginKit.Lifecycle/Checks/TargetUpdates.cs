using PluginKit.Authoring.Deliveries;
using PluginKit.Contracts.Clients;
using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Vocabulary;
using PluginKit.Lifecycle.Clients;
using PluginKit.Lifecycle.Planning;
using PluginKit.Lifecycle.Receipts;
using PluginKit.Lifecycle.Reporting;
using PluginKit.Lifecycle.State;

namespace PluginKit.Lifecycle.Checks;

/// <summary>Compares the targets of a record with what its source has, by the same rule as an update.</summary>
internal sealed class TargetUpdates(AdapterRegistry adapters, DeliveryProjector projector)
{
    /// <summary>A row per recorded target, and one per target that only the source has.</summary>
    /// <param name="record">The record.</param>
    /// <param name="receipt">Its receipt.</param>
    /// <param name="package">What the source has; <see langword="null"/> when nothing is known.</param>
    public IReadOnlyList<ManagedTarget> Of(InstallationRecord record, ReceiptRead receipt, ResolvedPackage? package)
    {
        var recorded = record.Targets.Values.Select(target => ManagedRows.Target(target) with { Update = Of(record, target, receipt, package) });
        var gained = (package?.Package.Manifest.Targets ?? [])
            .Select(adapters.FindAuthored)
            .OfType<IClientAdapter>()
            .Where(adapter => !record.Targets.ContainsKey(adapter.Description.TargetId))
            .DistinctBy(static adapter => adapter.Description.TargetId, StringComparer.Ordinal)
            .Select(adapter => new ManagedTarget
            {
                TargetId = adapter.Description.TargetId,
                DeliveryKind = adapter.Description.DeliveryKind,
                CapabilitySurface = adapter.Description.CapabilitySurface,
                Update = new()
                {
                    Change = UpdateChange.New,
                    UpdateAvailable = UpdatedPolicy.Adopts(record.Policy) && CanBeAdopted(record, package!, adapter),
                    AvailableVersion = package!.Identity.Version,
                    AvailableSourceDigest = package.Identity.SourceDigest,
                },
            });
        return [.. recorded.Concat(gained).OrderBy(static row => row.TargetId, StringComparer.Ordinal)];
    }

    private bool CanBeAdopted(InstallationRecord record, ResolvedPackage package, IClientAdapter adapter) =>
        NewTargets.Refusal(record, package.Identity, adapter) is null
        && projector.Project(package.Package, package.Tree, adapter.Description.AuthoredTarget).Delivery is not null;

    private TargetUpdate Of(InstallationRecord record, TargetInstallation target, ReceiptRead receipt, ResolvedPackage? resolved)
    {
        var mine = receipt.Target(target.TargetId);
        var installed = new TargetUpdate
        {
            Change = UpdateChange.Unknown,
            InstalledVersion = mine?.Version ?? record.ResolvedVersion,
            InstalledSourceDigest = mine?.SourceDigest ?? record.SourceDigest,
        };
        if (resolved is null || adapters.Find(target.TargetId) is not { } adapter)
        {
            return installed;
        }

        if (!resolved.Package.Manifest.Targets.Contains(adapter.Description.AuthoredTarget, StringComparer.Ordinal))
        {
            return installed with { Change = UpdateChange.Dropped };
        }

        var package = resolved.Identity;
        var delivery = projector.Project(resolved.Package, resolved.Tree, adapter.Description.AuthoredTarget).Delivery;
        var change = delivery is null ? UpdateChange.Unknown
            : UpdatePlanner.HasIt(new(record, target, mine, adapter), package, delivery) ? UpdateChange.None
            : Change(installed.InstalledVersion, package.Version);
        return installed with
        {
            Change = change,
            UpdateAvailable = change != UpdateChange.None && change != UpdateChange.Unknown,
            AvailableVersion = package.Version,
            AvailableSourceDigest = package.SourceDigest,
        };
    }

    private static UpdateChange Change(string installed, string available) => VersionOrder.Compare(available, installed) switch
    {
        null => UpdateChange.OtherVersion,
        0 => UpdateChange.SameVersion,
        > 0 => UpdateChange.Upgrade,
        _ => UpdateChange.Downgrade,
    };
}

using PluginKit.Contracts.Managed;
using PluginKit.Lifecycle.State;

namespace PluginKit.Lifecycle.Checking;

/// <summary>Tells discovery what is managed.</summary>
internal sealed class ManagedInstallations(StateStore state) : IManagedInstallations
{
    // The names under which the adapters, and the existing tool, record their marketplace.
    private static readonly string[] MarketplaceKeys = ["marketplace_name", "catalog_name"];

    public ValueTask<ManagedInstallationsView> ReadAsync(CancellationToken cancellationToken)
    {
        var snapshot = state.Read();
        return ValueTask.FromResult(new ManagedInstallationsView(
            [.. snapshot.State.Installations.SelectMany(static record => record.Targets.Values.Select(target => Identity(record, target)))],
            snapshot.IsUsable ? null : snapshot.Problem));
    }

    private static ManagedTargetIdentity Identity(InstallationRecord record, TargetInstallation target)
    {
        var metadata = target.TextMetadata();
        return new()
        {
            IntegrationId = record.IntegrationId,
            TargetId = target.TargetId,
            Scope = record.Policy.Scope,
            WorkspaceRoot = record.WorkspaceRoot,
            NativeRef = target.NativeRef ?? metadata.GetValueOrDefault("plugin_ref"),
            OwnedNativeObjects = target.OwnedNativeObjects ?? [],
            MarketplaceName = MarketplaceKeys.Select(metadata.GetValueOrDefault).FirstOrDefault(static name => name is not null),
        };
    }
}

using PluginKit.Adapters.Codex.Layout;
using PluginKit.Contracts.Clients;
using PluginKit.Contracts.Targets;
using PluginKit.Contracts.Vocabulary;

namespace PluginKit.Adapters.Codex.Lifecycle;

/// <summary>Our own delivery of one integration: which lane it took and where it lies.</summary>
internal sealed record OwnTarget
{
    public required string IntegrationId { get; init; }

    public required InstallScope Scope { get; init; }

    public required DeliveryLane Lane { get; init; }

    /// <summary>The folder of our own for this integration.</summary>
    public required string OwnedRoot { get; init; }

    /// <summary>The root of the marketplace that our entry belongs to, in the prepared lane.</summary>
    public required string CatalogRoot { get; init; }

    /// <summary>Whether the existing tool wrote the record, whose entry does not resolve.</summary>
    public bool IsLegacy { get; init; }

    public bool IsProject => Scope == InstallScope.Project;

    /// <summary>Name of our own marketplace, the name that the existing tool uses too.</summary>
    public string OwnMarketplace => OwnMarketplaceName.Of(IntegrationId);

    public PluginReference NativeReference => new(IntegrationId, OwnMarketplace);

    /// <summary>The small file that names the live generation.</summary>
    public string Pointer => CodexLocations.CatalogOf(OwnedRoot);

    public GenerationLayout Generations => new(OwnedRoot, IntegrationId);

    public string Catalog => CodexLocations.CatalogOf(CatalogRoot);

    public string PreparedFolder => Path.Combine(CodexLocations.PluginFolderOf(CatalogRoot), IntegrationId);

    /// <summary>The path that resolves from the root of the marketplace to <see cref="PreparedFolder"/>.</summary>
    public string PreparedPath => $"./.agents/plugins/plugins/{IntegrationId}";

    /// <summary>The path that the existing tool writes; the client resolves it to another place.</summary>
    public string LegacyPath => $"./plugins/{IntegrationId}";

    /// <summary>The target as recorded, or as it would be installed now.</summary>
    /// <param name="client">The client.</param>
    /// <param name="integrationId">The integration.</param>
    /// <param name="scope">The scope.</param>
    /// <param name="record">The record; <see langword="null"/> before an install.</param>
    /// <param name="projectRoot">The effective root of the project.</param>
    public static OwnTarget Of(ClientContext client, string integrationId, InstallScope scope, ManagedTargetFacts? record, string? projectRoot)
    {
        var locations = new CodexLocations(client.Environment);
        var target = new OwnTarget
        {
            IntegrationId = integrationId,
            Scope = scope,
            Lane = client.Program(CodexDescription.Program).IsPresent ? DeliveryLane.Native : DeliveryLane.Prepared,
            OwnedRoot = client.Environment.OwnedRoot(CodexDescription.TargetId, integrationId),
            CatalogRoot = locations.UserHome,
        };
        if (record is null)
        {
            return target;
        }

        var isNative = string.Equals(record.AdapterMetadata.GetValueOrDefault(RecordKeys.ActivationMethod), RecordKeys.NativeCommand, StringComparison.Ordinal);
        return target with
        {
            Lane = isNative ? DeliveryLane.Native : DeliveryLane.Prepared,
            CatalogRoot = !isNative && scope == InstallScope.Project && projectRoot is not null ? projectRoot : locations.UserHome,
            IsLegacy = !isNative && record.NativeRef?.Contains('@', StringComparison.Ordinal) is not true,
        };
    }
}

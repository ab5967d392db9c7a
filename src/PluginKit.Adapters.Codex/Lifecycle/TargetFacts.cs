using System.Text.Json.Nodes;
using PluginKit.Adapters.Codex.Configuration;
using PluginKit.Adapters.Codex.Evidence;
using PluginKit.Adapters.Codex.Layout;
using PluginKit.Adapters.Codex.Marketplaces;
using PluginKit.Contracts.Clients;
using PluginKit.Contracts.Vocabulary;

namespace PluginKit.Adapters.Codex.Lifecycle;

/// <summary>Our own delivery against the client's files: what observing and proposing share.</summary>
internal sealed class TargetFacts
{
    private TargetFacts(CodexSnapshot snapshot, OwnTarget target, ManagedTargetFacts? record)
    {
        Snapshot = snapshot;
        Target = target;
        Record = record;
        Catalog = target.Lane == DeliveryLane.Prepared ? MarketplaceFile.Read(snapshot.Files, target.Catalog) : null;
        Reference = target.Lane == DeliveryLane.Native
            ? target.NativeReference
            : new(target.IntegrationId, Catalog is { Problem: null } ? Catalog.Name : record?.AdapterMetadata.GetValueOrDefault(RecordKeys.CatalogName) ?? OwnPointer.PreparedMarketplace);
        Plugin = snapshot.Look(Reference);
        PreparedEntry = Catalog?.Entries.FirstOrDefault(entry => entry.Name == target.IntegrationId);
        ForeignEntry = ForeignEntries.Find(snapshot, target, record is not null);
    }

    public CodexSnapshot Snapshot { get; }

    public OwnTarget Target { get; }

    public ManagedTargetFacts? Record { get; }

    /// <summary>The marketplace file of the prepared lane.</summary>
    public MarketplaceFile? Catalog { get; }

    /// <summary>Our entry in it.</summary>
    public MarketplaceEntry? PreparedEntry { get; }

    public PluginReference Reference { get; }

    public PluginFacts Plugin { get; }

    public string? ForeignEntry { get; }

    public ProjectFolders? Project => Snapshot.Configuration.Project;

    public ConfigLayer UserLayer => Snapshot.Configuration.User;

    /// <summary>The layer of the project's root, where a project toggle of ours stands.</summary>
    public ConfigLayer? ProjectLayer => Snapshot.Configuration.ProjectLayers.FirstOrDefault(layer => layer.Folder == Project?.Root);

    /// <summary>Whether the project switches it and the client does not read the project.</summary>
    public bool NeedsTrust => Target.IsProject && ProjectToggle is not null && !Snapshot.Configuration.IsTrusted;

    public JsonObject? UserToggle => UserLayer.Table("plugins", Reference.ToString());

    public JsonObject? ProjectToggle => ProjectLayer?.Table("plugins", Reference.ToString());

    /// <summary>The table of our own marketplace, which client commands write into the user's configuration.</summary>
    public JsonObject? OwnTable => UserLayer.Table("marketplaces", Target.OwnMarketplace);

    public string CacheFolder => Snapshot.Locations.CachedPlugin(Reference.Marketplace, Reference.Plugin);

    public bool HasCacheFolder => Snapshot.Files.KindOf(CacheFolder) != PathKind.Absent;

    /// <summary>Whether the client itself holds something that only its own commands take away.</summary>
    public bool ClientHoldsPlugin => UserToggle is not null || HasCacheFolder;

    /// <summary>Whether anything of ours is in the client; our own folders do not count.</summary>
    public bool IsInClient => ClientHoldsPlugin || ProjectToggle is not null || Plugin.Toggle is not null
        || (Target.Lane == DeliveryLane.Native ? OwnTable is not null : PreparedEntry is not null && ForeignEntry is null);

    public static TargetFacts Read(ClientContext client, string integrationId, InstallScope scope, ManagedTargetFacts? record, DeliveryLane? lane = null)
    {
        var snapshot = CodexSnapshot.Read(client, insideProject: scope == InstallScope.Project);
        var target = OwnTarget.Of(client, integrationId, scope, record, snapshot.Configuration.Project?.Root);
        return new(snapshot, lane is null ? target : target with { Lane = lane.Value }, record);
    }
}

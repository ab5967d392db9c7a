namespace PluginKit.Contracts.Problems;

/// <content>Codes of the catalog.</content>
public static partial class ProblemCodes
{
    /// <summary>There is no catalog at the configured place.</summary>
    public const string CatalogAbsent = "catalog_absent";

    /// <summary>The catalog cannot be read.</summary>
    public const string CatalogUnreadable = "catalog_unreadable";

    /// <summary>The catalog snapshot does not follow its format.</summary>
    public const string CatalogCorrupt = "catalog_corrupt";

    /// <summary>A newer version wrote the catalog snapshot.</summary>
    public const string CatalogNewer = "catalog_newer";

    /// <summary>A folder of the catalog is not a valid plugin and was left out.</summary>
    public const string CatalogEntryInvalid = "catalog_entry_invalid";

    /// <summary>An origin of the catalog has the same integration id more than once; the first entry counts, the others are its alternatives.</summary>
    public const string CatalogDuplicateId = "catalog_duplicate_id";

    /// <summary>The catalog has no entry with this id.</summary>
    public const string CatalogEntryNotFound = "catalog_entry_not_found";

    /// <summary>An older answer of the catalog is shown.</summary>
    public const string CatalogStale = "catalog_stale";

    /// <summary>Two answers of the catalog say that they were made at the same moment, and differ.</summary>
    public const string CatalogContradiction = "catalog_contradiction";

    /// <summary>The entry has no authored README that could be read.</summary>
    public const string ReadmeUnavailable = "readme_unavailable";

    /// <summary>Several origins have an entry with this id; the first origin counts.</summary>
    public const string CatalogIdCollision = "catalog_id_collision";

    /// <summary>One of several origins of the catalog cannot be read.</summary>
    public const string CatalogOriginFailed = "catalog_origin_failed";

    /// <summary>An entry of a client's marketplace cannot be used.</summary>
    public const string MarketplaceEntryUnsupported = "marketplace_entry_unsupported";

    /// <summary>Whether an entry of a client's marketplace can be installed is known only when its source is fetched.</summary>
    public const string MarketplaceEntryUnchecked = "marketplace_entry_unchecked";

    /// <summary>A catalog snapshot could not be made anew; the last good one is kept.</summary>
    public const string CatalogRefreshFailed = "catalog_refresh_failed";

    /// <summary>The checkout is not at the revision that was asked for.</summary>
    public const string CatalogRevisionMismatch = "catalog_revision_mismatch";

    /// <summary>The content of a catalog snapshot is not what its digest says.</summary>
    public const string CatalogDigestMismatch = "catalog_digest_mismatch";

    /// <summary>The catalog snapshot has no digest to compare its content with.</summary>
    public const string CatalogDigestAbsent = "catalog_digest_absent";

    /// <summary>The catalog is not what the snapshot was made of.</summary>
    public const string CatalogDiffers = "catalog_differs";
}

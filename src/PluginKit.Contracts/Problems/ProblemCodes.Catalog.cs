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

    /// <summary>Two folders of the catalog have the same integration id; the second was left out.</summary>
    public const string CatalogDuplicateId = "catalog_duplicate_id";

    /// <summary>The catalog has no entry with this id.</summary>
    public const string CatalogEntryNotFound = "catalog_entry_not_found";

    /// <summary>An older answer of the catalog is shown.</summary>
    public const string CatalogStale = "catalog_stale";

    /// <summary>The entry has no authored README that could be read.</summary>
    public const string ReadmeUnavailable = "readme_unavailable";
}

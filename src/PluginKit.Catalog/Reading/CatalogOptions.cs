using PluginKit.Catalog.Origins;

namespace PluginKit.Catalog.Reading;

/// <summary>Where the catalog is, and how much of it is read.</summary>
public sealed class CatalogOptions
{
    /// <summary>The id of the origin that <see cref="Location"/> makes.</summary>
    public const string LocationId = "catalog";

    /// <summary>
    /// Absolute path of a checkout folder (plugins below <c>plugins/</c>), of a snapshot file that <see cref="Snapshots.CatalogSnapshot"/> wrote, or of a
    /// client's <c>marketplace.json</c>. The first origin of the catalog; without it and <see cref="Origins"/> the catalog is absent.
    /// </summary>
    public string? Location { get; set; }

    /// <summary>More origins, those that win first. Their ids differ from each other and from <see cref="LocationId"/>.</summary>
    public IList<CatalogOrigin> Origins { get; } = [];

    /// <summary>
    /// Names of marketplaces under which the catalog's origin publishes its plugins, each under its id. A checkout with marketplace
    /// files of its own tells its names itself; a snapshot does not carry them. They make matches of native plugins exact.
    /// </summary>
    public IList<string> PublishedMarketplaceNames { get; } = [];

    /// <summary>
    /// Authored target ids (<c>claude</c>, <c>codex-package</c>, …) that the application offers first; an entry has those of them that it is for and an
    /// adapter manages. Without it the adapters decide; an empty list means that none is offered first.
    /// </summary>
    public IReadOnlyList<string>? PrimaryActionTargets { get; set; }

    /// <summary>Bytes of a README that are read; the rest is cut. Default 512 KiB.</summary>
    public int MaximumReadmeBytes { get; set; } = 512 * 1024;

    /// <summary>The greatest size of a snapshot or marketplace file in bytes. Default 128 MiB.</summary>
    public int MaximumSnapshotBytes { get; set; } = 128 * 1024 * 1024;

    /// <summary>How many folders below <c>plugins/</c> are read; the rest is named in a problem. Default 10000.</summary>
    public int MaximumPackages { get; set; } = 10_000;
}

using PluginKit.Contracts.Documents;

namespace PluginKit.Storefront.Views;

/// <summary>
/// The answers of the four surfaces. What is <see langword="null"/> was not asked or did not answer. A document of a newer schema version, and a report without
/// grouping keys, is shown, and makes the view read-only.
/// </summary>
public sealed record StorefrontInput
{
    /// <summary>Which universal plugins exist.</summary>
    public CatalogDocument? Catalog { get; init; }

    /// <summary>Which plugins sit in the clients unmanaged.</summary>
    public DiscoveryDocument? Discovery { get; init; }

    /// <summary>Which integrations are managed: a report of kind <c>managed_list</c>.</summary>
    public ReportDocument? List { get; init; }

    /// <summary>How healthy they are: a report of kind <c>doctor</c>.</summary>
    public ReportDocument? Doctor { get; init; }

    /// <summary>
    /// What the application knows about the answers, for example that one comes from its cache. <see langword="null"/> to go by the
    /// documents alone. <c>ok</c> for a document that is missing counts as <c>unavailable</c>; <c>unavailable</c> beside a document
    /// counts as <c>stale</c>.
    /// </summary>
    public SurfaceStates? Surfaces { get; init; }

    /// <summary>
    /// Why a surface has no answer here, or only an older one. <c>document_newer</c> and <c>document_incompatible</c> (see
    /// <see cref="DisplayReader"/>) make the view read-only, with and without a document beside them.
    /// </summary>
    public SurfaceFailures? Failures { get; init; }
}

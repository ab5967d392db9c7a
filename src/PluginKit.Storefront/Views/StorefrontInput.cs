using PluginKit.Contracts.Documents;

namespace PluginKit.Storefront.Views;

/// <summary>The answers of the four surfaces. What is <see langword="null"/> was not asked or did not answer.</summary>
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
}

using PluginKit.Contracts.Documents;

namespace PluginKit.Storefront.Sessions;

/// <summary>
/// Port: the four surfaces that a session asks. Implementations answer expected failures with documents (<c>ok: false</c>); what they throw counts as no answer.
/// Called from several threads at a time.
/// </summary>
public interface IStorefrontSurfaces
{
    /// <summary>Asks which universal plugins exist.</summary>
    /// <param name="context">What the page is about.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>The answer, or <see langword="null"/> when the application has no catalog.</returns>
    Task<CatalogDocument?> CatalogAsync(StorefrontContext context, CancellationToken cancellationToken);

    /// <summary>Asks which plugins sit in the clients unmanaged.</summary>
    /// <param name="context">What the page is about.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>The answer, or <see langword="null"/> when the application does not look.</returns>
    Task<DiscoveryDocument?> DiscoveryAsync(StorefrontContext context, CancellationToken cancellationToken);

    /// <summary>Asks which integrations are managed.</summary>
    /// <param name="context">What the page is about.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>A report of kind <c>managed_list</c>.</returns>
    Task<ReportDocument?> ListAsync(StorefrontContext context, CancellationToken cancellationToken);

    /// <summary>Asks how healthy the managed integrations are.</summary>
    /// <param name="context">What the page is about.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>A report of kind <c>doctor</c>.</returns>
    Task<ReportDocument?> DoctorAsync(StorefrontContext context, CancellationToken cancellationToken);
}

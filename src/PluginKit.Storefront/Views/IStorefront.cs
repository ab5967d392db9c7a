using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Problems;

namespace PluginKit.Storefront.Views;

/// <summary>
/// Derives what a plugin page shows from the answers of the four surfaces. Pure: the same input gives the same document, nothing is read
/// and nothing is asked. Safe for concurrent use.
/// </summary>
public interface IStorefront
{
    /// <summary>Derives the mixed, ranked list: installed universal, installed native, available universal.</summary>
    /// <param name="input">The answers of the surfaces; a missing one costs only what it alone knows.</param>
    /// <returns>The view. It is <c>ok</c> unless no surface answered at all.</returns>
    /// <exception cref="ArgumentException">A report stands in the place of another one (a plan as list, a list as doctor).</exception>
    ViewDocument Derive(StorefrontInput input);

    /// <summary>Derives everything about one integration.</summary>
    /// <param name="input">The answers of the surfaces.</param>
    /// <param name="integrationId">The integration.</param>
    /// <param name="readme">Its README, when the application read it from the catalog.</param>
    /// <param name="readmeProblem">Why there is none, when the application asked for it.</param>
    /// <param name="entryId">
    /// The <see cref="ViewEntry.EntryId"/> of its card, for an integration that has several: the detail is of the record of this card. <see langword="null"/> for the
    /// card of the requested scope and workspace, or else the first.
    /// </param>
    /// <returns>
    /// The detail; <c>ok: false</c> with <c>catalog_entry_not_found</c> when neither the catalog nor the managed list knows the
    /// integration, with <c>view_entry_not_found</c> when it has no card of this id.
    /// </returns>
    /// <exception cref="ArgumentException">The id is empty, or a report stands in the place of another one.</exception>
    DetailDocument DeriveDetail(StorefrontInput input, string integrationId, ReadmeContent? readme = null, Problem? readmeProblem = null, string? entryId = null);

    /// <summary>Derives everything about one plugin that sits in a client unmanaged.</summary>
    /// <param name="input">The answers of the surfaces.</param>
    /// <param name="entryId">The <see cref="ViewEntry.EntryId"/> of its card.</param>
    /// <returns>The detail; <c>ok: false</c> with <c>view_entry_not_found</c> when the view has no native entry of this id.</returns>
    /// <exception cref="ArgumentException">The id is empty, or a report stands in the place of another one.</exception>
    NativeDetailDocument DeriveNativeDetail(StorefrontInput input, string entryId);
}

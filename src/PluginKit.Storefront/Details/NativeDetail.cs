using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Problems;
using PluginKit.Storefront.Views;

namespace PluginKit.Storefront.Details;

/// <summary>Everything about one native plugin: discovery's word, and the cards of the universal plugins it seems to be.</summary>
internal static class NativeDetail
{
    public static NativeDetailDocument Of(Derivation derived, ViewDocument view, string entryId)
    {
        var native = derived.Native(entryId);
        var card = native is null ? null : view.Entries.First(entry => string.Equals(entry.EntryId, entryId, StringComparison.Ordinal));
        return new()
        {
            Format = DocumentFormats.NativeDetail,
            RequestedTargets = view.RequestedTargets,
            RequestedScope = view.RequestedScope,
            RequestedWorkspaceRoot = view.RequestedWorkspaceRoot,
            Ok = card is not null,
            Warnings = view.Warnings,
            Problems = card is null ? [.. view.Problems, NotFound(entryId)] : view.Problems,
            EntryId = entryId,
            ViewEntry = card,
            NativeTargetLabel = native is null ? null : derived.Labels.Provider(native.NativeTarget),
            NativeEntry = native,
            RelatedUniversalEntries = Related(view, card),
        };
    }

    private static IReadOnlyList<ViewEntry> Related(ViewDocument view, ViewEntry? card)
    {
        if (card is null || card.Relations.Count == 0)
        {
            return [];
        }

        var byId = view.Entries.ToDictionary(static entry => entry.EntryId, StringComparer.Ordinal);
        return [.. card.Relations.Select(relation => byId[relation.EntryId])];
    }

    private static Problem NotFound(string entryId) =>
        Problem.Of(ProblemCodes.ViewEntryNotFound, $"No plugin in a client has the entry id '{entryId}'.", entryId);
}

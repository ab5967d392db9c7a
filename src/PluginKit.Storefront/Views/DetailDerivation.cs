using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Problems;
using PluginKit.Storefront.Entries;
using PluginKit.Storefront.Surfaces;

namespace PluginKit.Storefront.Views;

/// <summary>Collects what the surfaces and the view say about one integration.</summary>
internal static class DetailDerivation
{
    public static DetailDocument Of(SurfaceReading reading, ViewDocument view, string integrationId, ReadmeContent? readme)
    {
        // Installed ranks before available, so the first card of the integration is the one to show.
        var card = view.Entries.FirstOrDefault(entry => Is(entry.IntegrationId, integrationId));
        List<Problem> problems = [.. view.Problems];
        if (card is null)
        {
            problems.Add(Problem.Of(
                ProblemCodes.CatalogEntryNotFound,
                $"Neither the catalog nor the managed list knows the integration '{integrationId}'.",
                integrationId));
        }

        return new()
        {
            Format = DocumentFormats.Detail,
            RequestedTargets = view.RequestedTargets,
            RequestedScope = view.RequestedScope,
            RequestedWorkspaceRoot = view.RequestedWorkspaceRoot,
            RequestedIntegrationId = integrationId,
            Ok = card is not null,
            Warnings = view.Warnings,
            Problems = problems,
            IntegrationId = integrationId,
            ViewEntry = card,
            CatalogEntry = reading.CatalogEntry(integrationId),
            ManagedEntry = reading.Managed.Records.FirstOrDefault(record => Is(record.Entry.ManagedEntryKey, card?.ManagedEntryKey))?.Entry,
            RelatedNativeEntries =
                [.. reading.NativeEntries.Where(native => Relations.IsMatch(native) && Is(native.MatchedIntegrationId, integrationId))],
            Readme = readme,
        };
    }

    private static bool Is(string? first, string? second) => first is not null && string.Equals(first, second, StringComparison.Ordinal);
}

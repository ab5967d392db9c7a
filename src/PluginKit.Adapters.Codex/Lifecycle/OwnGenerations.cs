using PluginKit.Adapters.Codex.Layout;
using PluginKit.Adapters.Codex.Marketplaces;
using PluginKit.Contracts.Clients;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Vocabulary;

namespace PluginKit.Adapters.Codex.Lifecycle;

/// <summary>Which generations lie in our folder, and which of them our own marketplace names. The client runs from copies of its own.</summary>
internal static class OwnGenerations
{
    public static GenerationView Read(GenerationRequest request)
    {
        var files = request.Client.Files;
        var placed = new GenerationLayout(request.OwnedRoot, request.IntegrationId).Read(files);
        var pointer = MarketplaceFile.Read(files, CodexLocations.CatalogOf(request.OwnedRoot));
        return placed with
        {
            ReferencedPaths = [.. (pointer?.Entries ?? []).Select(entry => entry.FolderIn(request.OwnedRoot)).OfType<string>()],
            Problems = pointer?.Problem is { } broken ? [.. placed.Problems, broken with { Severity = ProblemSeverity.Error }] : placed.Problems,
        };
    }
}

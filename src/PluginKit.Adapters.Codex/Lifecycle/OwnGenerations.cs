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
        var generations = Path.Combine(request.OwnedRoot, "g");
        var listed = files.List(generations);
        List<Problem> problems = [];
        if (listed.Status is not (FileViewStatus.Ok or FileViewStatus.Absent))
        {
            problems.Add(Problem.Of(ProblemCodes.ClientFileUnreadable, $"'{generations}' cannot be listed.", generations));
        }

        var pointer = MarketplaceFile.Read(files, CodexLocations.CatalogOf(request.OwnedRoot));
        if (pointer?.Problem is { } broken)
        {
            problems.Add(broken with { Severity = ProblemSeverity.Error });
        }

        return new()
        {
            Generations =
            [
                .. listed.Directories.Select(name => new GenerationFolder(Path.Combine(generations, name, request.IntegrationId), OwnTarget.DigestOf(name)))
                    .Where(generation => files.KindOf(generation.Path) == PathKind.Directory),
            ],
            ReferencedPaths = [.. (pointer?.Entries ?? []).Select(entry => entry.FolderIn(request.OwnedRoot)).OfType<string>()],
            Problems = problems,
        };
    }
}

using PluginKit.Adapters.Claude.ClientFiles;
using PluginKit.Adapters.Claude.Layout;
using PluginKit.Adapters.Claude.Marketplaces;
using PluginKit.Contracts.Clients;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Vocabulary;

namespace PluginKit.Adapters.Claude.Observing;

/// <summary>Which generations lie in our folder, and which of them the client's files name: the pointer, the registries, the records.</summary>
internal static class OwnGenerations
{
    public static GenerationView Read(GenerationRequest request)
    {
        var files = request.Client.Files;
        var view = ClaudeView.Read(request.Client);
        var market = new OwnMarketplace(request.IntegrationId, request.OwnedRoot);
        var placed = market.Generations.Read(files);
        List<Problem> problems =
        [
            .. new[] { view.Installed.Problem, view.Known.Problem }.OfType<Problem>().Select(static problem => problem with { Severity = ProblemSeverity.Error }),
            .. placed.Problems,
        ];
        List<string> referenced = [.. view.Installed.Records.Select(static record => record.InstallPath), .. view.Known.Find(market.Name) is { } known ? new[] { known.InstallLocation, known.Source.Value } : []];
        referenced.AddRange(Named(files, market, problems));
        return placed with { ReferencedPaths = referenced, Problems = problems };
    }

    /// <summary>What the pointer names. One that cannot be understood may name anything.</summary>
    private static IEnumerable<string> Named(IClientFiles files, OwnMarketplace market, List<Problem> problems)
    {
        if (files.KindOf(market.Pointer) == PathKind.Absent)
        {
            return [];
        }
        var catalog = MarketplaceCatalog.Read(files, market.Pointer);
        if (catalog.Entry(market.IntegrationId).Text("source") is { Length: > 0 } source)
        {
            return [Path.TrimEndingDirectorySeparator(Path.GetFullPath(source, market.Root))];
        }
        problems.Add(Problem.Of(ProblemCodes.ClientFileCorrupt, $"'{market.Pointer}' does not say which files it names.", market.Pointer));
        return [];
    }
}

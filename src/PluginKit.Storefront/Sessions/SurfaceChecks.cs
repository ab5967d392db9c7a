using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Vocabulary;

namespace PluginKit.Storefront.Sessions;

/// <summary>Whether an answer can take the place of the one at hand, apart from when it was asked for.</summary>
internal static class SurfaceChecks
{
    /// <summary>A snapshot that was made earlier than the one at hand, say by a slower mirror, does not take its place.</summary>
    public static Problem? Catalog(CatalogDocument answer, CatalogDocument? held)
    {
        if (WhyRefused("catalog", answer, answer.Entries.Count) is { } refused)
        {
            return refused;
        }

        var isOlder = held is not null && string.Equals(held.Source.Kind, answer.Source.Kind, StringComparison.Ordinal)
            && string.Equals(held.Source.Location, answer.Source.Location, StringComparison.Ordinal) && answer.Source.FetchedAt < held.Source.FetchedAt;
        return isOlder
            ? Problem.Of(ProblemCodes.CatalogStale, $"The catalog answered with revision '{answer.Source.Revision}', which is older than the one at hand; that one stays.", answer.Source.Location)
            : null;
    }

    public static Problem? Discovery(DiscoveryDocument answer, DiscoveryDocument? held) => WhyRefused("discovery", answer, answer.Entries.Count);

    public static Problem? List(ReportDocument answer, ReportDocument? held) => Report("list", answer, ReportKind.ManagedList);

    public static Problem? Doctor(ReportDocument answer, ReportDocument? held) => Report("doctor", answer, ReportKind.Doctor);

    public static Problem Threw(string surface, Exception exception) => Failed(surface, $"it failed with {exception.GetType().Name}");

    private static Problem? Report(string surface, ReportDocument answer, ReportKind kind) => answer.ReportKind == kind
        ? WhyRefused(surface, answer, answer.ManagedEntries.Count)
        : Failed(surface, $"it gave a report of kind '{answer.ReportKind}'");

    // A refused request without entries tells nothing about the world: what is at hand says more.
    private static Problem? WhyRefused(string surface, IntegrationDocument answer, int entries)
    {
        if (answer.Ok || entries > 0)
        {
            return null;
        }

        return answer.Problems.FirstOrDefault(static problem => problem.IsError) ?? Failed(surface, "it refused the request");
    }

    private static Problem Failed(string surface, string how) =>
        Problem.Of(ProblemCodes.SurfaceUnavailable, $"The surface '{surface}' gave no answer: {how}.") with
        {
            Details = new Dictionary<string, string>(StringComparer.Ordinal) { ["surface"] = surface },
        };
}

using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Vocabulary;

namespace PluginKit.Storefront.Sessions;

/// <summary>Judges an answer beside the one at hand, apart from when it was asked for.</summary>
internal static class SurfaceChecks
{
    public static SurfaceJudgement Catalog(CatalogDocument answer, CatalogDocument? held) =>
        WhyRefused("catalog", answer, answer.Entries.Count) is { } refused ? SurfaceJudgement.Refused(refused) : CatalogOrder.Judge(answer, held);

    public static SurfaceJudgement Discovery(DiscoveryDocument answer, DiscoveryDocument? held) => Judged(WhyRefused("discovery", answer, answer.Entries.Count));

    public static SurfaceJudgement List(ReportDocument answer, ReportDocument? held) => Judged(Report("list", answer, ReportKind.ManagedList));

    public static SurfaceJudgement Doctor(ReportDocument answer, ReportDocument? held) => Judged(Report("doctor", answer, ReportKind.Doctor));

    public static Problem Threw(string surface, Exception exception) => Failed(surface, $"it failed with {exception.GetType().Name}");

    private static SurfaceJudgement Judged(Problem? refusal) => refusal is null ? SurfaceJudgement.ByRequest : SurfaceJudgement.Refused(refusal);

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

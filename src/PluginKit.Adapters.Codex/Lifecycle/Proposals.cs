using PluginKit.Adapters.Codex.Layout;
using PluginKit.Contracts.Clients;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Steps;
using PluginKit.Contracts.Vocabulary;

namespace PluginKit.Adapters.Codex.Lifecycle;

/// <summary>What the proposals of all lanes share.</summary>
internal static class Proposals
{
    private const string Plugins = "plugins";
    private const string Marketplaces = "marketplaces";

    // Foreign members beyond this many are not watched one by one; a plan stays readable.
    private const int ForeignLimit = 200;

    public static TargetProposal Blocked(string summary, IReadOnlyList<Problem> problems) => new()
    {
        Summary = summary,
        Blocking = true,
        Problems = problems,
        NextSteps = [.. problems.Select(static problem => problem.NextStep).OfType<NextStep>()],
    };

    public static TargetProposal ProgramMissing(string integrationId, params NextStep[] commands) => new()
    {
        Summary = $"'{integrationId}' cannot be changed while the program 'codex' is missing.",
        Blocking = true,
        Problems = [Problem.Of(ProblemCodes.SourceToolMissing, $"'{integrationId}' needs the program 'codex', which is not on the search path.") with { NextStep = commands.Length > 0 ? commands[0] : NextStep.Of(NextStepActions.InstallClient) }],
        NextSteps = commands.Length > 0 ? commands : [NextStep.Of(NextStepActions.InstallClient)],
    };

    /// <summary>A thread keeps the plugins it began with: a new one is what every change needs, and all it needs.</summary>
    public static NextStep NewThread => NextStep.Of(NextStepActions.OpenNewThread, ("client", CodexDescription.TargetId));

    public static IReadOnlyList<NextStep> AfterChange => [NewThread];

    /// <summary>What others have in the user's configuration: the client has no lock, so a lost update must be noticed.</summary>
    /// <param name="facts">What was found.</param>
    /// <param name="replaced">A plugin of ours that goes away in the same plan.</param>
    public static IEnumerable<Observation> ForeignMembers(TargetFacts facts, PluginReference? replaced = null)
    {
        var file = facts.UserLayer.Path;
        string?[] ours = [facts.Reference.ToString(), facts.Target.NativeReference.ToString(), replaced?.ToString()];
        var plugins = facts.UserLayer.Tables(Plugins).Where(table => !ours.Contains(table.Key, StringComparer.Ordinal)).Select(static table => (string[])[Plugins, table.Key]);
        var marketplaces = facts.UserLayer.Tables(Marketplaces).Where(table => table.Key != facts.Target.OwnMarketplace).Select(static table => (string[])[Marketplaces, table.Key]);
        var others = facts.UserLayer.Root.Where(static member => member.Key is not (Plugins or Marketplaces)).Select(static member => (string[])[member.Key]);
        return plugins.Concat(marketplaces).Concat(others).Take(ForeignLimit)
            .Select(path => Seen.Exists(file, StructuredFormat.Toml, [.. path.Select(static name => (MemberSegment)name)]));
    }
}

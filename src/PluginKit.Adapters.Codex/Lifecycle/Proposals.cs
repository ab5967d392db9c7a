using PluginKit.Contracts.Clients;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Steps;

namespace PluginKit.Adapters.Codex.Lifecycle;

/// <summary>What the proposals of all lanes share.</summary>
internal static class Proposals
{
    // Foreign tables beyond this many are not watched one by one; a plan stays readable.
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

    /// <summary>Tables of others in the user's configuration: the client has no lock, so a lost update must be noticed.</summary>
    /// <param name="facts">What was found.</param>
    /// <param name="replaced">A plugin of ours that goes away in the same plan.</param>
    public static IEnumerable<Observation> ForeignTables(TargetFacts facts, Layout.PluginReference? replaced = null)
    {
        var file = facts.UserLayer.Path;
        var plugins = facts.UserLayer.Tables("plugins").Select(static table => table.Key).Where(name => name != facts.Reference.ToString() && name != facts.Target.NativeReference.ToString() && name != replaced?.ToString());
        var marketplaces = facts.UserLayer.Tables("marketplaces").Select(static table => table.Key).Where(name => name != facts.Target.OwnMarketplace);
        return plugins.Select(name => ("plugins", name)).Concat(marketplaces.Select(name => ("marketplaces", name))).Take(ForeignLimit)
            .Select(table => Seen.Exists(file, Contracts.Vocabulary.StructuredFormat.Toml, table.Item1, table.name));
    }
}

using PluginKit.Adapters.Claude.ClientFiles;
using PluginKit.Adapters.Claude.Observing;
using PluginKit.Contracts.Discovery;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Vocabulary;

namespace PluginKit.Adapters.Claude.Scanning;

/// <summary>Plugins that came, or would come, through a marketplace.</summary>
internal sealed class MarketplacePlugins(ClaudeView view)
{
    private readonly RepeatedFacts _facts = new();

    public IEnumerable<NativeCandidate> Candidates(CancellationToken cancellationToken)
    {
        foreach (var pluginRef in Names())
        {
            cancellationToken.ThrowIfCancellationRequested();
            var row = Row(pluginRef);
            if (PluginVerdict.On(row, view) is { } verdict)
            {
                yield return CandidateBuilder.Build(row, verdict, view, _facts);
            }
        }
    }

    /// <summary>Problems with client files, as warnings: a scan changes nothing, so nothing is at stake.</summary>
    public IReadOnlyList<Problem> FileProblems()
    {
        Problem?[] problems = [.. view.Layers.Select(static layer => layer.Problem), view.Installed.Problem, view.Known.Problem, .. view.Policy.Problems];
        return [.. problems.OfType<Problem>().Select(static problem => problem with { Severity = ProblemSeverity.Warning, TargetId = ClaudeAdapter.TargetId })];
    }

    private IEnumerable<string> Names() => view.Installed.Records.Select(static record => record.PluginRef)
        .Concat(view.Layers.SelectMany(static layer => layer.Toggles.Keys))
        .Concat(view.Policy.EnabledPlugins)
        .Where(static name => PluginRefs.Split(name).Marketplace is { } marketplace && marketplace != SourceRule.SkillsFolders)
        .Distinct(StringComparer.Ordinal);

    private PluginRow Row(string pluginRef)
    {
        var marketplace = PluginRefs.Split(pluginRef).Marketplace!;
        return new(
            pluginRef,
            [.. view.Installed.Of(pluginRef)],
            [.. view.Layers.Where(layer => layer.Toggle(pluginRef) is not null)],
            view.Known.Find(marketplace),
            view.DeclaredSource(marketplace),
            view.Loads.Of(pluginRef));
    }
}

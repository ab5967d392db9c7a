using PluginKit.Adapters.Claude.ClientFiles;
using PluginKit.Adapters.Claude.Observing;
using PluginKit.Contracts.Clients;
using PluginKit.Contracts.Discovery;
using PluginKit.Contracts.Problems;

namespace PluginKit.Adapters.Claude.Scanning;

/// <summary>What lies about without being a plugin: records of things that are gone, switches of nothing, marketplaces without their folder.</summary>
internal sealed class ScanFindings(ClaudeView view)
{
    /// <summary>Findings of one kind that are told one by one; the others are counted.</summary>
    public const int MaximumOfAKind = 200;

    public IReadOnlyList<Problem> All(CancellationToken cancellationToken) =>
    [
        .. Bounded(view.Installed.Records.SelectMany(OfRecord), view.Installed.Path, cancellationToken),
        .. Bounded(view.Known.Entries.Values.Select(OfMarketplace).OfType<Problem>(), view.Known.Path, cancellationToken),
        .. Bounded(StaleToggles(), view.Locations.UserSettings, cancellationToken),
        .. new CacheRemains(view).Findings(cancellationToken),
    ];

    /// <summary>The first of a kind, and one that counts the rest.</summary>
    public static IReadOnlyList<Problem> Bounded(IEnumerable<Problem> problems, string path, CancellationToken cancellationToken)
    {
        var told = new List<Problem>();
        var others = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var problem in problems)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (told.Count < MaximumOfAKind)
            {
                told.Add(problem with { TargetId = ClaudeAdapter.TargetId });
            }
            else
            {
                others[problem.Code] = others.GetValueOrDefault(problem.Code) + 1;
            }
        }
        told.AddRange(others.Select(kind => Problem.Of(kind.Key, $"{kind.Value} more of this kind; the first {MaximumOfAKind} are named.", path) with { TargetId = ClaudeAdapter.TargetId }));
        return told;
    }

    private IEnumerable<Problem> OfRecord(PluginRecord record)
    {
        var marketplace = PluginRefs.Split(record.PluginRef).Marketplace!;
        var where = $"plugins.{record.PluginRef}";
        if (view.Known.Problem is null && view.Known.Find(marketplace) is null)
        {
            yield return About(ProblemCodes.DanglingRecord, $"'{record.PluginRef}' is recorded for the scope '{record.Scope}', yet the marketplace '{marketplace}' is not registered.", view.Installed.Path, where, record.PluginRef);
        }
        if (record.ProjectPath is { } project && Path.IsPathFullyQualified(project) && view.Files.KindOf(project) == PathKind.Absent)
        {
            yield return About(ProblemCodes.DanglingRecord, $"'{record.PluginRef}' is recorded for the project '{project}', which is not there; no command of the client takes the record away but removing the marketplace.", project, where, record.PluginRef);
        }
        if (Path.IsPathFullyQualified(record.InstallPath) && view.Files.KindOf(record.InstallPath) == PathKind.Absent)
        {
            var runs = view.Known.Find(marketplace)?.RunsInPlace == true ? "; it runs from its marketplace, not from this copy" : string.Empty;
            yield return About(ProblemCodes.RecordWithoutFiles, $"'{record.PluginRef}' is recorded with the files '{record.InstallPath}', which are not there{runs}.", record.InstallPath, where, record.PluginRef);
        }
    }

    private Problem? OfMarketplace(KnownMarketplace marketplace) =>
        Path.IsPathFullyQualified(marketplace.InstallLocation) && view.Files.KindOf(marketplace.InstallLocation) == PathKind.Absent
            ? About(ProblemCodes.DanglingRecord, $"The marketplace '{marketplace.Name}' is registered at '{marketplace.InstallLocation}', which is not there.", marketplace.InstallLocation, marketplace.Name, null)
            : null;

    private IEnumerable<Problem> StaleToggles()
    {
        if (view.Installed.Problem is not null || view.Known.Problem is not null)
        {
            yield break;
        }
        foreach (var file in view.Layers)
        {
            foreach (var pluginRef in file.Toggles.Keys.Where(IsStale))
            {
                yield return About(ProblemCodes.StaleToggle, $"'{file.Path}' switches '{pluginRef}', which no record and no marketplace knows.", file.Path, $"{SettingsFile.EnabledMember}.{pluginRef}", pluginRef);
            }
        }
    }

    private bool IsStale(string pluginRef)
    {
        var (_, marketplace) = PluginRefs.Split(pluginRef);
        if (marketplace == SourceRule.SkillsFolders || view.Installed.Of(pluginRef).Any())
        {
            return false;
        }
        return marketplace is null
            || (view.Known.Find(marketplace) is null ? view.DeclaredSource(marketplace) is null : view.Loads.Of(pluginRef).Source.Outcome == Marketplaces.LoadOutcome.EntryMissing);
    }

    /// <param name="code">The code.</param>
    /// <param name="message">The sentence.</param>
    /// <param name="path">The file or folder.</param>
    /// <param name="member">The member, which ends with what it is about.</param>
    /// <param name="pluginRef">The plugin; without one it is about a marketplace, which the member names.</param>
    private static Problem About(string code, string message, string path, string member, string? pluginRef) => Problem.Of(code, message, path) with
    {
        Details = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            [FindingDetails.Member] = member,
            [pluginRef is null ? FindingDetails.MarketplaceName : FindingDetails.NativePluginId] = pluginRef ?? member,
        },
    };
}

using PluginKit.Adapters.Codex.Configuration;
using PluginKit.Adapters.Codex.Evidence;
using PluginKit.Adapters.Codex.Layout;
using PluginKit.Adapters.Codex.Marketplaces;
using PluginKit.Contracts.Discovery;
using PluginKit.Contracts.Problems;

namespace PluginKit.Adapters.Codex.Discovery;

/// <summary>Names what lies about in the client: copies that nothing refers to, and what refers to things that are not there.</summary>
internal static class ScanFindings
{
    public static IEnumerable<Problem> Of(ScopedPlugin plugin)
    {
        var facts = plugin.Facts;
        if (facts.Row is EvidenceRow.ConfigurationBroken or EvidenceRow.Nothing || plugin.NeedsTrust)
        {
            // Nothing can be said about what a file switches that is not read.
            return [];
        }

        IEnumerable<Problem?> found = [OfCache(facts), OfToggle(facts), OfEntry(facts)];
        return found.OfType<Problem>().Select(problem => problem with
        {
            Details = new Dictionary<string, string>(StringComparer.Ordinal) { [FindingDetails.NativePluginId] = facts.Reference.ToString() },
        });
    }

    public static IEnumerable<Problem> Of(CodexConfiguration configuration, IEnumerable<Marketplace> marketplaces)
    {
        foreach (var marketplace in marketplaces.Where(static marketplace => marketplace is { File: null, Table: not null }))
        {
            var code = marketplace.Table!.IsLocal ? ProblemCodes.DanglingRecord : ProblemCodes.RecordWithoutFiles;
            yield return Problem.Of(code, marketplace.Problem!.Message, marketplace.Table.Layer.Path) with
            {
                Details = new Dictionary<string, string>(StringComparer.Ordinal) { [FindingDetails.MarketplaceName] = marketplace.Table.Name },
            };
        }

        foreach (var id in configuration.PluginIds.Where(static id => !PluginReference.TryParse(id, out _)))
        {
            var file = configuration.Toggle(id)!.DecidedBy.Path;
            yield return Problem.Of(ProblemCodes.StaleToggle, $"plugins.\"{id}\" in {file} is not the id of a plugin.", file);
        }
    }

    private static Problem? OfCache(PluginFacts facts) => facts switch
    {
        { Cache: null } => null,
        { Toggle: null } => Problem.Of(ProblemCodes.OrphanedCache, $"{facts.Cache.Folder} holds '{facts.Reference}', which no configuration file switches.", facts.Cache.Folder),
        { Cache.Manifest.IsUsable: false } => Problem.Of(
            ProblemCodes.RecordWithoutFiles, $"{Key(facts)} refers to {facts.Cache.Root}, which codex cannot load: {facts.Cache.Manifest.Problem!.Message}", facts.Cache.Root),
        { Cache.OtherVersions.Count: > 0 } => Problem.Of(
            ProblemCodes.OrphanedCache, $"codex loads {facts.Cache.Root}; beside it lie {string.Join(", ", facts.Cache.OtherVersions)}.", facts.Cache.Folder),
        _ => null,
    };

    private static Problem? OfToggle(PluginFacts facts)
    {
        if (facts.Toggle is not { } toggle)
        {
            return null;
        }

        var file = toggle.DecidedBy.Path;
        return (facts.Cache, facts.Entry) switch
        {
            (null, null) => Problem.Of(ProblemCodes.StaleToggle, $"{Key(facts)} switches '{facts.Reference}', of which there is neither a copy nor an entry in a marketplace.", file),
            (null, _) when toggle.IsOn => Problem.Of(ProblemCodes.RecordWithoutFiles, $"{Key(facts)} switches '{facts.Reference}' on, of which codex has no copy.", file),
            (not null, null) => Problem.Of(
                ProblemCodes.DanglingRecord,
                facts.Marketplace?.File is { } catalog
                    ? $"{Key(facts)} refers to an entry that {catalog.Path} does not have."
                    : $"{Key(facts)} refers to the marketplace '{facts.Reference.Marketplace}', which codex does not know.",
                file),
            _ => null,
        };
    }

    private static Problem? OfEntry(PluginFacts facts) => facts is { Entry: not null, EntryFolder: { } folder, Evidence.HasRoot: false }
        ? Problem.Of(ProblemCodes.RecordWithoutFiles, $"The entry '{facts.Reference.Plugin}' in {facts.Marketplace!.File!.Path} names {folder}, which is not there.", folder)
        : null;

    private static string Key(PluginFacts facts) => $"{PluginSwitches.KeyOf(facts.Reference.ToString())} in {facts.Toggle!.DecidedBy.Path}";
}

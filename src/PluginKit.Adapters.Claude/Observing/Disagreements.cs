using PluginKit.Adapters.Claude.ClientFiles;
using PluginKit.Adapters.Claude.Layout;
using PluginKit.Adapters.Claude.Marketplaces;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Vocabulary;

namespace PluginKit.Adapters.Claude.Observing;

/// <summary>
/// Where the records, the switches, the registered marketplaces, the source and the policy say different things about a plugin: a code of its own for each,
/// with the file and the member. Warnings, since they say how it stands and keep nothing from being repaired.
/// </summary>
internal static class Disagreements
{
    /// <param name="load">What a session does with it.</param>
    /// <param name="view">The files.</param>
    /// <param name="records">Its records, of every scope and project.</param>
    /// <param name="record">The record that counts for the question.</param>
    public static IReadOnlyList<Problem> Of(PluginLoad load, ClaudeView view, IReadOnlyList<PluginRecord> records, PluginRecord? record)
    {
        var marketplace = PluginRefs.Split(load.PluginRef).Marketplace ?? string.Empty;
        Problem?[] problems =
        [
            load.Block is { } block ? About(ProblemCodes.ManagedPolicyBlock, $"'{block.Key}' in '{block.File}' keeps '{load.PluginRef}' from being loaded.", block.File, block.Key) : null,
            OfRecord(load, view, records),
            OfRegistry(load, view, marketplace, records),
            OfSource(load),
            load.Missing is { } missing
                ? About(ProblemCodes.ClientDependencyMissing, $"'{load.PluginRef}' needs '{missing}', which a session does not have; it is not loaded.", load.Source.EffectiveRoot, "dependencies")
                : null,
            OfSwitch(load, view, record),
            OfVersion(load, view, record),
        ];
        return [.. problems.OfType<Problem>()];
    }

    /// <summary>An entry of our name that is not ours, with the file it stands in, the member and its source.</summary>
    public static Problem OfForeign(ForeignMarketplace foreign, OwnMarketplace ours) =>
        Problem.Of(ProblemCodes.StateConflict, $"A foreign entry stands where '{ours.IntegrationId}' would go: {foreign}", foreign.File) with
        {
            TargetId = ClaudeAdapter.TargetId,
            Details = new SortedDictionary<string, string>(StringComparer.Ordinal)
            {
                ["expected"] = $"directory:{ours.Root}",
                ["marketplace"] = ours.Name,
                ["member"] = foreign.Member,
                ["source"] = $"{foreign.Source.Kind}:{foreign.Source.Value}",
            },
            NextStep = NextStep.Of(NextStepActions.RemoveForeignEntry, ("client", "claude"), ("marketplace", ours.Name), ("file", foreign.File)),
        };

    private static Problem? OfRecord(PluginLoad load, ClaudeView view, IReadOnlyList<PluginRecord> records)
    {
        if (load.Toggle.On != true || view.Installed.Problem is not null)
        {
            return null;
        }
        if (records.Count > 0)
        {
            return load.Source.Outcome != LoadOutcome.NotInstalled ? null
                : About(ProblemCodes.ClientRecordMissing, $"'{load.Toggle.File}' switches '{load.PluginRef}' on, yet '{view.Installed.Path}' records it for other projects only; it runs from a copy, and theirs does not count here.", view.Installed.Path, $"plugins.{load.PluginRef}");
        }
        var member = $"plugins.{load.PluginRef}";
        return load.IsLoaded
            ? About(ProblemCodes.RunningWithoutSource, $"'{load.Toggle.File}' switches '{load.PluginRef}' on and sessions load it, yet '{view.Installed.Path}' has no record of it: the client does not list it.", view.Installed.Path, member)
            : About(ProblemCodes.ClientRecordMissing, $"'{load.Toggle.File}' switches '{load.PluginRef}' on, yet '{view.Installed.Path}' has no record of it.", view.Installed.Path, member);
    }

    private static Problem? OfRegistry(PluginLoad load, ClaudeView view, string marketplace, IReadOnlyList<PluginRecord> records)
    {
        if (load.Source.Outcome != LoadOutcome.MarketplaceUnknown || view.Known.Problem is not null)
        {
            return null;
        }
        return records.Count > 0
            ? About(ProblemCodes.DanglingRecord, $"'{load.PluginRef}' is recorded, yet '{view.Known.Path}' does not know the marketplace '{marketplace}'.", view.Known.Path, marketplace)
            : About(ProblemCodes.MarketplaceUnregistered, $"'{view.Known.Path}' does not know the marketplace '{marketplace}' of '{load.PluginRef}'.", view.Known.Path, marketplace);
    }

    private static Problem? OfSource(PluginLoad load)
    {
        var source = load.Source;
        var (file, member) = Place(source.Detail);
        return source.Outcome switch
        {
            LoadOutcome.MarketplaceBroken => About(ProblemCodes.MarketplaceSourceMissing, $"'{file}' is gone or is no marketplace that the client reads.", file, null),
            LoadOutcome.EntryMissing => About(ProblemCodes.MarketplaceSourceMissing, $"'{file}' does not offer '{PluginRefs.Split(load.PluginRef).Name}'.", file, "plugins"),
            LoadOutcome.FilesMissing => About(ProblemCodes.RecordWithoutFiles, $"The files of '{load.PluginRef}' are not at '{file}'.", file, null),
            LoadOutcome.ManifestBroken => About(ProblemCodes.ClientManifestRejected, $"The client does not take the manifest '{file}'{(member is null ? string.Empty : $" because of '{member}'")}.", file, member),
            LoadOutcome.ComponentBroken => About(ProblemCodes.ClientManifestRejected, $"'{file}' names a component that is missing, escapes the plugin or is loaded anyway ({member}); the client reports it and loads the rest.", file, member),
            _ => null,
        };
    }

    private static Problem? OfSwitch(PluginLoad load, ClaudeView view, PluginRecord? record)
    {
        if (record is null || view.SettingsOf(record.Scope) is not { Problem: null } settings)
        {
            return null;
        }
        var member = $"{SettingsFile.EnabledMember}.{load.PluginRef}";
        if (load.Toggle.On is null)
        {
            return About(ProblemCodes.ClientSwitchMissing, $"'{load.PluginRef}' is recorded, yet '{settings.Path}' does not switch it on or off: it is off.", settings.Path, member);
        }
        return settings.Toggle(load.PluginRef) is { } own && own != load.Toggle.On
            ? About(ProblemCodes.ClientSwitchOverridden, $"'{settings.Path}' says {(own ? "on" : "off")} for '{load.PluginRef}', yet '{load.Toggle.File}' wins and says {(own ? "off" : "on")}.", load.Toggle.File, member)
            : null;
    }

    private static Problem? OfVersion(PluginLoad load, ClaudeView view, PluginRecord? record) =>
        record?.Version is { } recorded && view.Known.Find(PluginRefs.Split(load.PluginRef).Marketplace ?? string.Empty) is { RunsInPlace: true }
            && load.Source is { IsLoadable: true, Manifest.Version: { } running } && running != recorded
            ? About(ProblemCodes.ClientRecordOutdated, $"'{view.Installed.Path}' records version {recorded} of '{load.PluginRef}'; the files that run are {running}.", view.Installed.Path, $"plugins.{load.PluginRef}")
            : null;

    private static (string? File, string? Member) Place(string? detail)
    {
        var at = detail?.IndexOf('#', StringComparison.Ordinal) ?? -1;
        return at < 0 ? (detail, null) : (detail![..at], detail[(at + 1)..]);
    }

    private static Problem About(string code, string message, string? path, string? member)
    {
        var problem = Problem.Of(code, message, path);
        return problem with
        {
            Severity = problem.Severity == ProblemSeverity.Info ? ProblemSeverity.Info : ProblemSeverity.Warning,
            TargetId = ClaudeAdapter.TargetId,
            Details = member is null ? null : new SortedDictionary<string, string>(StringComparer.Ordinal) { ["member"] = member },
        };
    }
}

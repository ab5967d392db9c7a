using PluginKit.Adapters.Claude.ClientFiles;
using PluginKit.Adapters.Claude.Marketplaces;
using PluginKit.Adapters.Claude.Observing;
using PluginKit.Contracts.Discovery;
using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Vocabulary;

namespace PluginKit.Adapters.Claude.Scanning;

/// <summary>Turns what was seen of a marketplace plugin into what discovery reads.</summary>
internal static class CandidateBuilder
{
    public static NativeCandidate Build(PluginRow row, PluginVerdict verdict, ClaudeView view, RepeatedFacts facts)
    {
        var source = row.Marketplace?.Source ?? row.Declared;
        var manifest = row.Load.Source.Manifest;
        return new()
        {
            NativePluginId = row.PluginRef,
            PluginName = row.PluginName,
            MarketplaceName = row.MarketplaceName,
            DisplayName = manifest?.DisplayName,
            Description = manifest?.Description,
            Version = view.VersionOf(row.PluginRef) ?? row.Records.Select(static record => record.Version).FirstOrDefault(static version => version is not null) ?? manifest?.Version,
            Scopes = Scopes(row),
            ProjectRoots = ProjectRoots(row, view),
            DetectedSource = row.Records.Count > 0 || row.Marketplace is not null ? DetectedSource.ClaudeMarketplace : DetectedSource.ClaudeSettings,
            MarketplaceSource = source?.Shown,
            State = verdict.State,
            ActivationHint = verdict.Hint,
            EffectiveNativeRoot = row.Load.Source.EffectiveRoot,
            Enablement = EnablementLayers.Of(view, row.PluginRef),
            ManageabilityReason = Manageability.Of(row, view),
            IdentityEvidence = Evidence(row, verdict, facts),
            IdentityIsConsistent = row is { Records.Count: > 0, Marketplace: not null, Load.Source.Outcome: LoadOutcome.Loadable }
                && (manifest?.Name is null || manifest.Name == row.PluginName),
            Paths = Paths(row),
            Problems = [.. Disagreements.Of(row.Load, view, row.Records, row.Records.FirstOrDefault(view.Counts)).Select(ForSomebodyElse)],
        };
    }

    /// <summary>Only what is managed can be repaired.</summary>
    private static Problem ForSomebodyElse(Problem problem) =>
        problem.NextStep?.Action == NextStepActions.Repair ? problem with { NextStep = NextStep.Of(NextStepActions.ReviewFile) } : problem;

    private static IReadOnlyList<InstallScope> Scopes(PluginRow row)
    {
        if (row.Records is [var only])
        {
            return [only.Scope];
        }
        var scopes = row.Records.Select(static record => record.Scope);
        if (row.Records.Count == 0)
        {
            scopes = row.SpeakingFiles.Count > 0 ? row.SpeakingFiles.Select(static file => file.Scope) : [InstallScope.Managed];
        }
        InstallScope[] order = [InstallScope.User, InstallScope.Project, InstallScope.Local, InstallScope.Managed];
        return [.. scopes.Distinct().OrderBy(scope => Array.IndexOf(order, scope))];
    }

    private static IReadOnlyList<string> ProjectRoots(PluginRow row, ClaudeView view)
    {
        var roots = row.Records.Select(static record => record.ProjectPath);
        if (row.Records.Count == 0 && row.SpeakingFiles.Any(static file => file.Scope != InstallScope.User))
        {
            roots = [view.Locations.WorkspaceRoot];
        }
        return [.. roots.OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
    }

    private static List<string> Evidence(PluginRow row, PluginVerdict verdict, RepeatedFacts facts)
    {
        var load = row.Load;
        List<string> evidence =
        [
            facts.Of("record", row.Records.Count > 0 ? string.Join(',', row.Records.Select(static record => record.Scope.Value)) : "none"),
            facts.Of("enabled", load.Toggle.On switch { true => "true", false => "false", _ => "none" }),
            facts.Of("marketplace", row.Marketplace is { } known ? $"{known.Source.Kind}:{known.Source.Value}" : row.Declared is { } declared ? $"declared:{declared.Kind}:{declared.Value}" : "unknown"),
            facts.Of("source", load.Source.Word),
            facts.Of("reason", verdict.Reason),
            facts.Of("loaded", load.IsLoaded ? "true" : "false"),
        ];
        if (load.Toggle.File is { } file)
        {
            evidence.Add(facts.Of("enabled_by", file));
        }
        Add("policy", load.Block is { } block ? $"{block.File}#{block.Key}" : null);
        Add("source_detail", load.Source.Detail);
        Add("needs", load.Missing);
        Add("manifest_name", load.Source.Manifest?.Name is { } name && name != row.PluginName ? name : null);
        Add("auto", row.Records.Any(static record => record.IsAuto) ? "true" : null);
        return evidence;

        void Add(string fact, string? value)
        {
            if (value is not null)
            {
                evidence.Add($"{fact}={value}");
            }
        }
    }

    private static IReadOnlyList<string> Paths(PluginRow row)
    {
        string?[] paths =
        [
            row.Load.Source.EffectiveRoot,
            row.Marketplace is { Source.IsInPlace: true } known ? known.InstallLocation : null,
            .. row.Records.Select(static record => record.InstallPath),
            .. row.SpeakingFiles.Select(static file => file.Path),
        ];
        return [.. paths.OfType<string>().Where(static path => Path.IsPathFullyQualified(path)).Distinct(StringComparer.Ordinal)];
    }
}

using PluginKit.Adapters.Claude.Marketplaces;
using PluginKit.Adapters.Claude.Observing;
using PluginKit.Contracts.Discovery;
using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Vocabulary;

namespace PluginKit.Adapters.Claude.Scanning;

/// <summary>Turns what was seen of a marketplace plugin into what discovery reads.</summary>
internal static class CandidateBuilder
{
    public static NativeCandidate Build(PluginRow row, PluginVerdict verdict, ClaudeView view)
    {
        var source = row.Marketplace?.Source ?? row.Declared;
        var manifest = row.Source.Manifest;
        return new()
        {
            NativePluginId = row.PluginRef,
            PluginName = row.PluginName,
            MarketplaceName = row.MarketplaceName,
            DisplayName = manifest?.DisplayName,
            Description = manifest?.Description,
            Version = row.Records.Select(static record => record.Version).FirstOrDefault(static version => version is not null) ?? manifest?.Version,
            Scopes = Scopes(row),
            ProjectRoots = ProjectRoots(row, view),
            DetectedSource = row.Records.Count > 0 || row.Marketplace is not null ? DetectedSource.ClaudeMarketplace : DetectedSource.ClaudeSettings,
            MarketplaceSource = source is null ? null : new SourceReference { Kind = source.Kind, Value = source.Value },
            State = verdict.State,
            ActivationHint = verdict.Hint,
            EffectiveNativeRoot = row.Source.EffectiveRoot,
            IdentityEvidence = Evidence(row, verdict),
            IdentityIsConsistent = row is { Records.Count: > 0, Marketplace: not null, Source.Outcome: LoadOutcome.Loadable }
                && (manifest?.Name is null || manifest.Name == row.PluginName),
            Paths = Paths(row, view),
        };
    }

    private static IReadOnlyList<InstallScope> Scopes(PluginRow row)
    {
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

    private static List<string> Evidence(PluginRow row, PluginVerdict verdict)
    {
        List<string> evidence =
        [
            $"record={(row.Records.Count > 0 ? string.Join(',', row.Records.Select(static record => record.Scope.Value)) : "none")}",
            $"enabled={row.Toggle.On switch { true => "true", false => "false", _ => "none" }}",
            $"marketplace={(row.Marketplace is { } known ? $"{known.Source.Kind}:{known.Source.Value}" : row.Declared is { } declared ? $"declared:{declared.Kind}:{declared.Value}" : "unknown")}",
            $"source={row.Source.Word}",
            $"reason={verdict.Reason}",
        ];
        if (row.Toggle.File is { } file)
        {
            evidence.Add($"enabled_by={file}");
        }
        if (row.Block is { } block)
        {
            evidence.Add($"policy={block.File}#{block.Key}");
        }
        if (row.Source.Manifest?.Name is { } name && name != row.PluginName)
        {
            evidence.Add($"manifest_name={name}");
        }
        return evidence;
    }

    private static IReadOnlyList<string> Paths(PluginRow row, ClaudeView view)
    {
        string?[] paths =
        [
            row.Source.EffectiveRoot,
            row.Marketplace is { Source.RunsInPlace: true } known ? known.InstallLocation : null,
            .. row.Records.Select(static record => record.InstallPath),
            .. row.SpeakingFiles.Select(static file => file.Path),
        ];
        return [.. paths.OfType<string>().Where(static path => Path.IsPathFullyQualified(path)).Distinct(StringComparer.Ordinal)];
    }
}

using PluginKit.Adapters.Claude.ClientFiles;
using PluginKit.Adapters.Claude.Marketplaces;
using PluginKit.Adapters.Claude.Observing;
using PluginKit.Contracts.Discovery;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Vocabulary;

namespace PluginKit.Adapters.Claude.Scanning;

/// <summary>
/// Plugins that the client loads from a skills folder, without a marketplace: a folder with a plugin manifest. They cannot be uninstalled, only
/// switched off or deleted. Those of a project run only where the user trusts it, and not beside one of the user with the same name (measured).
/// </summary>
internal sealed class SkillsPlugins(ClaudeView view)
{
    /// <summary>More folders than anybody keeps skills in; what is beyond is not looked at.</summary>
    private const int MaximumFolders = 2_000;

    private readonly HashSet<string> _taken = new(StringComparer.Ordinal);

    public IEnumerable<NativeCandidate> Candidates(CancellationToken cancellationToken)
    {
        foreach (var (folder, scope) in Folders())
        {
            foreach (var name in view.Files.List(folder).Directories.Take(MaximumFolders))
            {
                cancellationToken.ThrowIfCancellationRequested();
                var root = Path.Combine(folder, name);
                var manifest = ManifestFile.Read(view.Files, root);
                if (manifest.Exists)
                {
                    yield return Build(name, root, scope, manifest);
                }
            }
        }
    }

    private IEnumerable<(string Folder, InstallScope Scope)> Folders()
    {
        yield return (view.Locations.UserSkills, InstallScope.User);
        if (view.Project is not null)
        {
            yield return (view.Locations.ProjectSkills!, InstallScope.Project);
        }
    }

    private NativeCandidate Build(string folderName, string root, InstallScope scope, ManifestFile manifest)
    {
        var described = manifest.Describe(null);
        var name = JsonShape.IsName(described.Name) ? described.Name! : folderName;
        var id = $"{name}@{SourceRule.SkillsFolders}";
        var block = view.Policy.AgainstSkills(id);
        var off = IsOff(id);
        var component = manifest.Fault is null ? ComponentPaths.Fault(view.Files, root, manifest.Root) : null;
        var (state, hint, reason) = Verdict(scope, manifest, component, block, off, shadowed: !_taken.Add(id));
        var loaded = reason is "loaded" or "component_broken";
        return new()
        {
            NativePluginId = id,
            PluginName = name,
            MarketplaceName = SourceRule.SkillsFolders,
            DisplayName = described.DisplayName,
            Description = described.Description,
            Version = described.Version,
            Scopes = [scope],
            ProjectRoots = scope == InstallScope.Project ? [view.Locations.WorkspaceRoot!] : [],
            DetectedSource = DetectedSource.ClaudeSkillsDirectory,
            State = state,
            ActivationHint = hint,
            EffectiveNativeRoot = root,
            Enablement = EnablementLayers.Of(view, id),
            ManageabilityReason = block is null ? ManageabilityReasons.SkillsDirectory : ManageabilityReasons.ManagedByPolicy,
            IdentityEvidence =
            [
                $"skills_folder={root}",
                $"enabled={(off ? "false" : view.Toggle(id).On is null ? "none" : "true")}",
                $"source={(manifest.Fault is not null ? "manifest_broken" : component is not null ? "component_broken" : "ok")}",
                $"reason={reason}",
                $"loaded={(loaded ? "true" : "false")}",
                .. block is null ? Array.Empty<string>() : [$"policy={block.File}#{block.Key}"],
            ],
            Paths = [root],
            Problems = Problems(manifest, component, block, id),
        };
    }

    private (ObservedState State, ActivationHint Hint, string Reason) Verdict(InstallScope scope, ManifestFile manifest, string? component, PolicyBlock? block, bool off, bool shadowed)
    {
        if (block is not null)
        {
            return (ObservedState.Degraded, ActivationHint.BlockedByPolicy, "policy");
        }
        if (manifest.Fault is not null)
        {
            return (ObservedState.Degraded, ActivationHint.None, "manifest_broken");
        }
        if (off)
        {
            return (ObservedState.Disabled, ActivationHint.None, "switched_off");
        }
        if (shadowed)
        {
            return (ObservedState.Degraded, ActivationHint.None, "shadowed");
        }
        if (scope == InstallScope.Project && !ProjectTrust.IsTrusted(view))
        {
            return (ObservedState.Prepared, ActivationHint.UserStepNeeded, "project_not_trusted");
        }
        return component is null
            ? (ObservedState.Active, ActivationHint.None, "loaded")
            : (ObservedState.Degraded, ActivationHint.None, "component_broken");
    }

    private bool IsOff(string id)
    {
        var toggle = view.Toggle(id);
        return toggle.On == false && (toggle.Scope == InstallScope.Managed || view.SettingsOf(toggle.Scope!.Value)?.IsList(id) != true);
    }

    private static IReadOnlyList<Problem> Problems(ManifestFile manifest, string? component, PolicyBlock? block, string id)
    {
        var problems = new List<Problem>();
        if (block is not null)
        {
            problems.Add(Problem.Of(ProblemCodes.ManagedPolicyBlock, $"'{block.Key}' in '{block.File}' keeps '{id}' from being loaded.", block.File));
        }
        if ((manifest.Fault ?? component) is { } fault)
        {
            problems.Add(Problem.Of(ProblemCodes.ClientManifestRejected, $"The client reports the manifest of '{id}': {fault}.", manifest.Path));
        }
        return [.. problems.Select(static problem => problem with { Severity = ProblemSeverity.Warning, TargetId = ClaudeAdapter.TargetId })];
    }
}

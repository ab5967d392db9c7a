using PluginKit.Adapters.Codex.Evidence;
using PluginKit.Adapters.Codex.Layout;
using PluginKit.Contracts.Clients;
using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Vocabulary;

namespace PluginKit.Adapters.Codex.Lifecycle;

/// <summary>Turns what was found about our own delivery into the answer of the adapter.</summary>
/// <param name="facts">What was found.</param>
/// <param name="programIsPresent">Whether the client's program is there.</param>
internal sealed class OwnObservation(TargetFacts facts, bool programIsPresent)
{
    private readonly CodexSnapshot _snapshot = facts.Snapshot;

    public TargetObservation Make()
    {
        var state = State();
        return new()
        {
            State = state,
            ActivationState = Activation(state),
            ActivationHint = state == InstallState.Removed ? ActivationHint.None : Hint(state),
            EnvironmentRestrictions = Restrictions(state),
            Version = facts.Plugin.Version,
            Evidence = [$"lane={(facts.Target.Lane == DeliveryLane.Native ? "native" : "prepared")}", .. facts.Plugin.Lines(), .. ProjectLines()],
            ObservedNativeObjects = Objects(),
            SettingsFiles = SettingsFiles(),
            ConfigPrecedenceContext = ["managed_config", "project_config", "user_config", "system_config"],
            EffectiveNativeRoot = facts.Target.IsProject ? facts.Project?.Root : _snapshot.Locations.CodexHome,
            RunsFrom = (state == InstallState.Installed || state == InstallState.Disabled) && facts.Plugin.Cache is { } copy ? [copy.Root] : [],
            ForeignEntry = facts.ForeignEntry,
            Problems = Problems(state),
            Facts = new SortedDictionary<string, string>(StringComparer.Ordinal)
            {
                ["native_ref"] = facts.Reference.ToString(),
                ["evidence_row"] = facts.Plugin.Row.ToString(),
            },
        };
    }

    private bool IsLoadedElsewhere => facts.Target is { IsProject: true, Lane: DeliveryLane.Native } && facts.ProjectToggle is null;

    private InstallState State()
    {
        if (facts.Record is not null && facts.Plugin.Evidence.ConfigurationIsBroken)
        {
            // Absence cannot be told while the file that would show it cannot be read.
            return InstallState.Degraded;
        }

        if (!facts.IsInClient)
        {
            return InstallState.Removed;
        }

        if (facts.NeedsTrust && facts.Plugin.Evidence.HasCache)
        {
            return InstallState.ActivationPending;
        }

        return facts.Plugin.Row switch
        {
            EvidenceRow.Loaded or EvidenceRow.LoadedWithoutRoot when IsLoadedElsewhere => InstallState.Degraded,
            EvidenceRow.Loaded or EvidenceRow.LoadedWithoutRoot => InstallState.Installed,
            EvidenceRow.Disabled or EvidenceRow.DisabledUnlisted => InstallState.Disabled,
            EvidenceRow.Available => InstallState.ActivationPending,
            EvidenceRow.Nothing when PreparedInRepository => InstallState.ActivationPending,
            _ => InstallState.Degraded,
        };
    }

    // The existing tool prepares a repository's marketplace, which the command line of the client does not see.
    private bool PreparedInRepository => facts.Target is { Lane: DeliveryLane.Prepared, IsProject: true } && facts.PreparedEntry is not null
        && facts.PreparedEntry.FolderIn(facts.Target.CatalogRoot) is { } folder && _snapshot.Files.KindOf(folder) == PathKind.Directory;

    private ActivationState Activation(InstallState state) =>
        state == InstallState.ActivationPending ? ActivationState.NativeActivationPending
        : state == InstallState.Installed && facts.Target.Lane == DeliveryLane.Prepared ? ActivationState.Complete
        : ActivationState.NotRequired;

    private ActivationHint Hint(InstallState state)
    {
        if (state == InstallState.ActivationPending)
        {
            return ActivationHint.UserStepNeeded;
        }

        return IsSwitchedOffByAdministrator ? ActivationHint.BlockedByPolicy : EvidenceTable.HintOf(facts.Plugin.Row);
    }

    private bool IsSwitchedOffByAdministrator => facts.Plugin.Toggle is { IsOn: false, DecidedBy.Kind: Configuration.ConfigLayerKind.Managed };

    private List<EnvironmentRestriction> Restrictions(InstallState state)
    {
        var restrictions = new List<EnvironmentRestriction>();
        if (facts.Plugin.Row == EvidenceRow.Blocked || IsSwitchedOffByAdministrator)
        {
            restrictions.Add(EnvironmentRestriction.ManagedPolicyBlock);
        }

        if (facts.Target.IsProject && !_snapshot.Configuration.IsTrusted)
        {
            restrictions.Add(EnvironmentRestriction.TrustRequired);
        }

        if (state == InstallState.ActivationPending && !facts.NeedsTrust)
        {
            restrictions.Add(EnvironmentRestriction.NativeActivationRequired);
            restrictions.Add(EnvironmentRestriction.NewThreadRequired);
        }

        if (!programIsPresent)
        {
            restrictions.Add(EnvironmentRestriction.SourceToolMissing);
        }

        return restrictions;
    }

    private IEnumerable<string> ProjectLines()
    {
        if (facts.Target.IsProject)
        {
            yield return $"project_trusted={RecordKeys.Word(_snapshot.Configuration.IsTrusted)}";
            yield return $"project_toggle={RecordKeys.Word(facts.ProjectToggle is not null)}";
        }
    }

    private List<NativeObject> Objects()
    {
        var target = facts.Target;
        var objects = new List<NativeObject>();
        if (facts.Plugin.Entry is not null && facts.Plugin.Marketplace?.File is { } file)
        {
            objects.Add(new() { Kind = NativeObjectKinds.MarketplaceCatalog, Path = file.Path });
            objects.Add(new() { Kind = NativeObjectKinds.MarketplaceEntry, Name = target.IntegrationId, Path = file.Path });
        }

        if (facts.Plugin is { Evidence.HasRoot: true, EntryFolder: { } folder })
        {
            objects.Add(new() { Kind = NativeObjectKinds.PluginRoot, Name = target.IntegrationId, Path = folder });
        }

        if (facts.Plugin.Cache is { } cache)
        {
            objects.Add(new() { Kind = NativeObjectKinds.InstalledCacheBundle, Name = facts.Reference.ToString(), Path = cache.Root });
        }

        if (facts.Plugin.Toggle is { } toggle)
        {
            objects.Add(new() { Kind = NativeObjectKinds.PluginToggle, Name = facts.Reference.ToString(), Path = toggle.DecidedBy.Path });
        }

        return objects;
    }

    private List<string> SettingsFiles()
    {
        List<string> paths = [.. _snapshot.Configuration.Files];
        if (facts.ProjectLayer is { Exists: true } project && !paths.Contains(project.Path, StringComparer.Ordinal))
        {
            paths.Add(project.Path);
        }

        return paths;
    }

    private List<Problem> Problems(InstallState state)
    {
        var problems = new List<Problem>(_snapshot.Refusals);
        if (facts.Catalog?.Problem is { } catalog)
        {
            problems.Add(catalog);
        }

        problems.AddRange(_snapshot.Marketplaces.Where(marketplace => marketplace.Table?.Name != facts.Target.OwnMarketplace)
            .Select(static marketplace => marketplace.Problem).OfType<Problem>()
            .Where(problem => problem.Path != facts.Catalog?.Path).Select(static problem => problem.AsWarning()));
        if (facts.NeedsTrust)
        {
            problems.Add(Problem.Of(ProblemCodes.TrustedProjectRequired, $"codex does not read {facts.ProjectLayer!.Path} because the project is not trusted.", facts.Project!.Root).AsWarning());
        }

        if (state != InstallState.Removed && !facts.Plugin.Evidence.ConfigurationIsBroken && facts.ForeignEntry is null)
        {
            problems.AddRange(new OwnProblems(facts).All());
        }

        return problems;
    }
}

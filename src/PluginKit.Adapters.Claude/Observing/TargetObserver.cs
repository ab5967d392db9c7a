using PluginKit.Adapters.Claude.Layout;
using PluginKit.Contracts.Clients;
using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Vocabulary;

namespace PluginKit.Adapters.Claude.Observing;

/// <summary>Says how an integration stands in the client, from files alone.</summary>
internal static class TargetObserver
{
    public static TargetObservation Observe(ObserveRequest request)
    {
        if (ScopeProblem(request.Client, request.Scope) is { } misuse)
        {
            return new() { State = InstallState.Removed, Problems = [misuse] };
        }
        var view = ClaudeView.Read(request.Client);
        var traces = new OwnTraces(view, new(request.Client.Environment, request.IntegrationId), request.Scope);
        var problems = FileProblems(traces);
        var state = problems.Exists(static problem => problem.IsError) ? InstallState.Degraded : StateOf(traces);
        return new()
        {
            State = state,
            ActivationHint = HintOf(traces, state),
            EnvironmentRestrictions = Restrictions(traces, request.Client),
            Version = traces.Record?.Version ?? (traces.PointerExists ? traces.Source.Manifest?.Version : null),
            Evidence = Evidence(traces),
            ObservedNativeObjects = Objects(traces),
            SettingsFiles = [.. view.Layers.Where(file => Speaks(traces, file)).Select(static file => file.Path), .. view.Policy.Files],
            ConfigPrecedenceContext = request.Scope == InstallScope.Project ? ["managed", "local", "project", "user"] : ["managed", "user"],
            EffectiveNativeRoot = request.Scope == InstallScope.Project ? view.Locations.ProjectDirectory : view.Locations.ConfigDirectory,
            RunsFrom = traces.Source is { IsLoadable: true, EffectiveRoot: { } root } && traces.AnythingOfOurs ? [root] : [],
            ForeignEntry = traces.ForeignEntry?.ToString(),
            Problems = [.. problems, .. Told(traces)],
            Facts = ReceiptFacts.Of(traces),
        };
    }

    /// <summary>Why the scope cannot be worked on at all.</summary>
    public static Problem? ScopeProblem(ClientContext client, InstallScope scope)
    {
        if (scope == InstallScope.User)
        {
            return null;
        }
        if (scope != InstallScope.Project)
        {
            return Problem.Of(ProblemCodes.UnsupportedScope, $"Claude Code plugins are managed in the scopes user and project, not '{scope}'.");
        }
        if (client.WorkspaceRoot is not { } root)
        {
            return Problem.Of(ProblemCodes.WorkspaceRootRequired, "The project scope of Claude Code needs a workspace root.");
        }
        var locations = new ClaudeLocations(client.Environment, root);
        return locations.SamePath(root, locations.Home) || locations.SamePath(locations.ProjectSettings, locations.UserSettings)
            ? Problem.Of(ProblemCodes.WorkspaceRootInvalid, $"The project settings of '{root}' are the user's settings '{locations.UserSettings}'; Claude Code cannot tell the scopes apart there.", root)
            : null;
    }

    /// <summary>Where the client's files disagree about ours, and what of somebody else stands in our place.</summary>
    private static IEnumerable<Problem> Told(OwnTraces traces)
    {
        if (traces.ForeignEntry is { } foreign)
        {
            return [Disagreements.OfForeign(foreign, traces.Market) with { Severity = ProblemSeverity.Warning }];
        }
        return traces.AnythingOfOurs ? Disagreements.Of(traces.Load, traces.View, traces.Records, traces.Record) : [];
    }

    /// <summary>Files without which a change would lose something are errors; what only limits the view is a warning.</summary>
    private static List<Problem> FileProblems(OwnTraces traces)
    {
        var problems = new List<Problem>();
        Add(traces.Settings.Problem, error: true);
        Add(traces.View.Installed.Problem, error: true);
        Add(traces.View.Known.Problem, error: true);
        foreach (var layer in traces.View.Layers.Where(layer => layer != traces.Settings))
        {
            Add(layer.Problem, error: false);
        }
        problems.AddRange(traces.View.Policy.Problems);
        return problems;

        void Add(Problem? problem, bool error)
        {
            if (problem is not null)
            {
                problems.Add(error ? problem : problem with { Severity = ProblemSeverity.Warning });
            }
        }
    }

    private static InstallState StateOf(OwnTraces traces)
    {
        if (!traces.AnythingOfOurs)
        {
            return InstallState.Removed;
        }
        var works = traces is { Record: not null, KnownIsOurs: true, Block: null, Source: { IsLoadable: true, IsClean: true }, Load.Missing: null };
        if (!works)
        {
            return InstallState.Degraded;
        }
        return traces.Toggle.On == true ? InstallState.Installed : InstallState.Disabled;
    }

    private static ActivationHint HintOf(OwnTraces traces, InstallState state)
    {
        if (state != InstallState.Degraded)
        {
            return ActivationHint.None;
        }
        if (traces.Block is not null)
        {
            return ActivationHint.BlockedByPolicy;
        }
        var runs = traces is { Record: null, KnownIsOurs: true, Source.IsLoadable: true, Toggle.On: true };
        return runs ? ActivationHint.RunningWithoutSource : ActivationHint.None;
    }

    private static List<EnvironmentRestriction> Restrictions(OwnTraces traces, ClientContext client)
    {
        var restrictions = new List<EnvironmentRestriction>();
        if (client.Programs.Count > 0 && !client.Program(ClaudeAdapter.Program).IsPresent)
        {
            restrictions.Add(EnvironmentRestriction.SourceToolMissing);
        }
        if (traces.Block is not null)
        {
            restrictions.Add(EnvironmentRestriction.ManagedPolicyBlock);
        }
        return restrictions;
    }

    private static List<string> Evidence(OwnTraces traces)
    {
        List<string> evidence =
        [
            $"record={traces.Record?.Scope.Value ?? "none"}",
            $"marketplace={(traces.Known is { } known ? $"{known.Source.Kind}:{known.Source.Value}" : "none")}",
            $"enabled={traces.Toggle.On switch { true => "true", false => "false", _ => "none" }}",
            $"source={traces.Source.Word}",
            $"pointer={(traces.PointerExists ? "present" : "absent")}",
            $"loaded={(traces.Load.IsLoaded ? "true" : "false")}",
        ];
        if (traces.Toggle.File is { } decides)
        {
            evidence.Add($"enabled_by={decides}");
        }
        if (traces.Block is { } block)
        {
            evidence.Add($"policy={block.File}#{block.Key}");
        }
        evidence.AddRange(traces.Records.Where(record => record != traces.Record).Select(record => $"other_record={record.Scope.Value}:{record.ProjectPath}"));
        return evidence;
    }

    private static List<NativeObject> Objects(OwnTraces traces)
    {
        var objects = new List<NativeObject>();
        if (traces.PointerExists)
        {
            objects.Add(new() { Kind = NativeObjectKinds.ManagedMarketplaceRoot, Name = traces.Market.Name, Path = traces.Market.Root });
        }
        if (Speaks(traces, traces.Settings))
        {
            objects.Add(new() { Kind = NativeObjectKinds.SettingsFile, Path = traces.Settings.Path });
        }
        if (traces.Record is { } record)
        {
            objects.Add(new() { Kind = NativeObjectKinds.InstalledCacheBundle, Name = traces.Market.PluginRef, Path = record.InstallPath });
        }
        return objects;
    }

    private static bool Speaks(OwnTraces traces, ClientFiles.SettingsFile file) =>
        file.Toggle(traces.Market.PluginRef) is not null || file.Declared.ContainsKey(traces.Market.Name);
}

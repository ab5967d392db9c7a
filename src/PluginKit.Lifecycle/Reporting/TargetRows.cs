using PluginKit.Contracts.Clients;
using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Steps;
using PluginKit.Contracts.Vocabulary;
using PluginKit.Lifecycle.Planning;

namespace PluginKit.Lifecycle.Reporting;

/// <summary>Rows of planned targets.</summary>
internal static class TargetRows
{
    public static ManagedTarget Planned(PlannedTarget target) => new()
    {
        TargetId = target.TargetId,
        DeliveryKind = target.DeliveryKind,
        CapabilitySurface = target.CapabilitySurface,
        ActionClass = target.Action,
        Blocking = target.Blocking,
        Summary = target.Summary,
        State = target.Observation?.State,
        ActivationState = target.Record?.ActivationState,
        NativeRef = target.Record?.NativeRef,
        EnvironmentRestrictions = Restrictions(target),
        ManualSteps = ProblemTexts.Steps(target.NextSteps),
        NextSteps = target.NextSteps,
        PathsTouched = [.. target.Steps.SelectMany(static step => step.TouchedPaths).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
        Commands = [.. target.Steps.OfType<RunClientStep>().Select(static step => step.Command.CommandLine)],
        PlannedSteps = [.. target.Steps.Select(Row)],
        ConfigChanges = target.Preview?.ConfigChanges ?? [],
        FileChanges = target.Preview?.FileChanges ?? [],
        GenerationChanges = target.Preview?.GenerationChanges ?? [],
        ExecutableSurfaces = target.Preview?.Surfaces ?? [],
        TargetDetail = Detail(target.Observation, target.Record?.OwnedNativeObjects ?? [], target.Problems),
        Problems = target.Problems,
    };

    public static TargetDetail Detail(TargetObservation? observation, IReadOnlyList<NativeObject> owned, IReadOnlyList<Problem> problems) => new()
    {
        Warnings = ProblemTexts.Warnings(problems),
        OwnedNativeObjects = [.. owned.Select(Shown)],
        ObservedNativeObjects = [.. (observation?.ObservedNativeObjects ?? []).Select(Shown)],
        SettingsFiles = observation?.SettingsFiles
            ?? [.. owned.Where(static item => item.Kind == NativeObjectKinds.SettingsFile && item.Path is not null).Select(static item => item.Path!)],
        ConfigPrecedenceContext = observation?.ConfigPrecedenceContext ?? [],
        EffectiveNativeRoot = observation?.EffectiveNativeRoot,
        Evidence = observation?.Evidence ?? [],
    };

    private static NativeObject Shown(NativeObject item) => item with { Kind = NativeObjectKinds.ForApplications(item.Kind) };

    private static IReadOnlyList<EnvironmentRestriction> Restrictions(PlannedTarget target) =>
        [.. (target.Observation?.EnvironmentRestrictions ?? []).Concat(target.Record?.EnvironmentRestrictions ?? []).Distinct()];

    private static PlannedStep Row(PlanStep step) => new()
    {
        Phase = step.Phase,
        Kind = step.Kind,
        Summary = step.Summary,
        Paths = step.TouchedPaths,
        Command = step is RunClientStep run ? run.Command.CommandLine : [],
    };
}

using PluginKit.Contracts.Problems;

namespace PluginKit.Bundles.Handoff;

/// <summary>What the recipient does after an install, in the order of the handoff. The words of the metadata are never among them.</summary>
internal static class HandoffNextSteps
{
    public static IReadOnlyList<NextStep> After(HandoffMetadata metadata, string folder) =>
    [
        NextStep.Of(NextStepActions.InstallRuntime, ("requirement", HandoffWords.Needed(metadata.Runtime)), ("runtime", metadata.Runtime)),
        NextStep.Of(NextStepActions.CheckProject, ("path", folder)),
        NextStep.Of(NextStepActions.BootstrapProject, ("path", folder)),
        NextStep.Of(NextStepActions.ValidateProject, ("path", folder), ("platform", metadata.Platform)),
    ];
}

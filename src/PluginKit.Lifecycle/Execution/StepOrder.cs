using PluginKit.Contracts.Steps;
using PluginKit.Contracts.Vocabulary;

namespace PluginKit.Lifecycle.Execution;

/// <summary>The order in which steps run: by phase, inside a phase as proposed. The index is the step's place in the proposal, as the journal has it.</summary>
internal static class StepOrder
{
    public static IReadOnlyList<(int Index, PlanStep Step)> BeforeCommit(IReadOnlyList<PlanStep> steps) =>
        [.. Of(steps, StepPhase.Prepare), .. Of(steps, StepPhase.Apply)];

    public static IEnumerable<(int Index, PlanStep Step)> Of(IReadOnlyList<PlanStep> steps, StepPhase phase) =>
        steps.Select(static (step, index) => (index, step)).Where(item => item.step.Phase == phase);
}

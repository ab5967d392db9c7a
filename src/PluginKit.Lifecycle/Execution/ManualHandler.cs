using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Steps;
using PluginKit.Lifecycle.Journal;

namespace PluginKit.Lifecycle.Execution;

/// <summary>A <see cref="ManualStep"/> is shown, not carried out.</summary>
internal sealed class ManualHandler : StepHandler<ManualStep>
{
    protected override (StepBefore? Before, Problem? Problem) Capture(ManualStep step, StepContext context) => Ready(StepBefore.NothingToDo);

    protected override Task<Problem?> RunAsync(ManualStep step, StepBefore before, StepContext context, CancellationToken cancellationToken) =>
        Task.FromResult<Problem?>(null);
}

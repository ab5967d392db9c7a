using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Steps;
using PluginKit.Lifecycle.Journal;

namespace PluginKit.Lifecycle.Execution;

/// <summary>Carries out <see cref="AssertStep"/>.</summary>
internal sealed class AssertHandler(ObservationEvaluator evaluator) : StepHandler<AssertStep>
{
    protected override (StepBefore? Before, Problem? Problem) Capture(AssertStep step, StepContext context) => Ready(new());

    protected override Task<Problem?> RunAsync(AssertStep step, StepBefore before, StepContext context, CancellationToken cancellationToken)
    {
        foreach (var statement in step.Statements)
        {
            if (evaluator.Evaluate(statement) != Verdict.Holds)
            {
                var code = ProblemCatalog.Find(step.ProblemCode) is null ? ProblemCodes.VerificationFailed : step.ProblemCode;
                return Task.FromResult<Problem?>(Problem.Of(code, $"{step.Summary}: {ObservationText.Of(statement)} does not hold."));
            }
        }

        return Task.FromResult<Problem?>(null);
    }
}

using System.Collections.Frozen;
using PluginKit.Contracts.Steps;

namespace PluginKit.Lifecycle.Execution;

/// <summary>The handler of every kind of step.</summary>
internal sealed class StepHandlers(IEnumerable<IStepHandler> handlers)
{
    private readonly FrozenDictionary<Type, IStepHandler> _byType = handlers.ToFrozenDictionary(static handler => handler.StepType);

    public IStepHandler For(PlanStep step) => _byType.TryGetValue(step.GetType(), out var handler)
        ? handler
        : throw new InvalidOperationException($"The step {step.GetType().Name} is not part of the vocabulary.");
}

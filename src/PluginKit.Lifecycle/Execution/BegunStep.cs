using PluginKit.Contracts.Steps;
using PluginKit.Lifecycle.Journal;

namespace PluginKit.Lifecycle.Execution;

/// <summary>A step that was begun, and so may have to be undone.</summary>
internal sealed record BegunStep(int Index, PlanStep Step, StepBefore Before);

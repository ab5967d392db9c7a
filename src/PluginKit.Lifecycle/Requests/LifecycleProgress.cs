namespace PluginKit.Lifecycle.Requests;

/// <summary>Where an operation is.</summary>
/// <param name="Phase"><c>lock</c>, <c>recover</c>, <c>check</c>, a step phase, <c>verify</c>, <c>rollback</c> or <c>commit</c>.</param>
/// <param name="TargetId">The target, if the phase is of one.</param>
/// <param name="Message">What is going on, for people.</param>
/// <param name="Step">Number of the step, from 1; 0 outside steps.</param>
/// <param name="StepCount">How many steps the target has.</param>
public sealed record LifecycleProgress(string Phase, string? TargetId, string Message, int Step = 0, int StepCount = 0);

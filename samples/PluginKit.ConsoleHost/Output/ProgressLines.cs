using PluginKit.Lifecycle.Requests;

namespace PluginKit.ConsoleHost.Output;

/// <summary>Progress as lines on the error stream. Written at once, in order: a posted callback could come after the answer.</summary>
internal sealed class ProgressLines(TextWriter error, bool simulated) : IProgress<LifecycleProgress>
{
    public void Report(LifecycleProgress value)
    {
        var step = value.StepCount > 0 ? $" {value.Step}/{value.StepCount}" : string.Empty;
        var target = value.TargetId is null ? string.Empty : $" {value.TargetId}{(simulated ? " (simulated)" : string.Empty)}";
        error.WriteLine($"  [{value.Stage}{target}{step}] {Shown.Text(value.Message)}");
    }
}

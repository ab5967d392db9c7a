using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Vocabulary;

namespace PluginKit.ConsoleHost.Output;

/// <summary>The steps of a bootstrap as lines on the error stream, at once and in order.</summary>
internal sealed class StepLines(TextWriter error) : IProgress<BootstrapStep>
{
    public void Report(BootstrapStep value) =>
        error.WriteLine(value.State == BootstrapStepState.Planned ? $"  {Command(value)}" : $"  {Command(value)}: {Shown.Text(value.State.Value)}");

    /// <summary>A command as a person would type it: the name of the program is enough to know which one it is.</summary>
    public static string Command(BootstrapStep step) => Shown.Text(string.Join(' ', [Path.GetFileName(step.Program), .. step.Arguments.Select(PlanLines.Quoted)]));
}

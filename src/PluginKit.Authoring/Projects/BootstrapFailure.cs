using System.Globalization;
using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Vocabulary;
using PluginKit.Platform.Text;

namespace PluginKit.Authoring.Projects;

/// <summary>Why a step of a bootstrap did not succeed.</summary>
internal static class BootstrapFailure
{
    public static Problem? Of(BootstrapStep step, BootstrapRequest request)
    {
        if (step.State == BootstrapStepState.Succeeded)
        {
            return null;
        }

        var command = Printable.Of(string.Join(' ', [Path.GetFileName(step.Program), .. step.Arguments]));
        var (code, message) = step.State == BootstrapStepState.TimedOut
            ? (ProblemCodes.ProjectBootstrapTimedOut, string.Create(CultureInfo.InvariantCulture, $"`{command}` was ended after {request.StepTimeout.TotalSeconds:0} seconds."))
            : (step.Kind == BootstrapStep.Build ? ProblemCodes.ProjectBuildFailed : ProblemCodes.ProjectInstallFailed, step.ExitCode is { } exitCode
                ? string.Create(CultureInfo.InvariantCulture, $"`{command}` ended with {exitCode}.")
                : $"`{command}` could not be started.");
        var kind = step.Kind == BootstrapStep.Build ? ValidationKinds.BuildFailed : step.Kind;
        return Problem.Of(code, message, request.ProjectRoot) with { Details = new SortedDictionary<string, string>(StringComparer.Ordinal) { ["kind"] = kind } };
    }
}

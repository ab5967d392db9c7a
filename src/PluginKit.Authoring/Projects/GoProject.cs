using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Vocabulary;

namespace PluginKit.Authoring.Projects;

/// <summary>
/// Looks at a project whose launcher runs a Go program. The program is all that it needs; where it is missing, and <c>go</c> and the sources of the usual place
/// are there, a bootstrap can build it. The existing tool builds in its validation and in its development loop, with the same command; here nothing else does.
/// </summary>
internal sealed class GoProject(LaunchedProject project, ProjectPrograms programs)
{
    private const string Go = "go";

    /// <summary>A workspace of Go around the project would decide what is built.</summary>
    private static readonly Dictionary<string, string> WithoutWorkspace = new(StringComparer.Ordinal) { ["GOWORK"] = "off" };

    /// <param name="launch">What is wrong with the entry point.</param>
    public RuntimeLook Look(Shortfall? launch)
    {
        var look = new RuntimeLook { Facts = RuntimeLook.Ready(ReadinessReasons.GoConfigured, "Go runtime is configured") };
        if (launch is null)
        {
            return look;
        }

        return launch.ReasonCode == ReadinessReasons.EntrypointMissing && Build(launch.Path!) is { } step
            ? look with
            {
                Shortfalls = [launch with { Status = ReadinessStatus.NeedsBuild, Message = $"launcher entrypoint {project.Launcher!.Entrypoint} is not built" }],
                Steps = [step],
                StepVariables = WithoutWorkspace,
            }
            : look with { Shortfalls = [launch] };
    }

    private BootstrapStep? Build(string entrypoint)
    {
        var sources = $"cmd/{project.Name}";
        return project.Name is not null && project.Directory.Find(entrypoint).Kind == ProjectEntryKind.Absent && Launch.StaysInside(entrypoint)
            && project.Directory.IsFile("go.mod") && project.Directory.IsFolder(sources) && programs.Find(Go) is { } program
            ? new()
            {
                Kind = BootstrapStep.Build,
                Program = program,
                Arguments = ["build", "-o", programs.IsWindows ? entrypoint + ".exe" : entrypoint, "./" + sources],
                WorkingDirectory = project.Directory.Root,
            }
            : null;
    }
}

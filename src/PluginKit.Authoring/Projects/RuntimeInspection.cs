using PluginKit.Authoring.Manifests;
using PluginKit.Contracts.Documents;
using PluginKit.Platform.Disk;

namespace PluginKit.Authoring.Projects;

/// <summary>Looks at the launcher and the runtime of a project. Starts nothing.</summary>
internal static class RuntimeInspection
{
    public static RuntimeLook Look(LaunchedProject project, ProjectPrograms programs, IDisk disk)
    {
        if (project.Launcher is not { } launcher)
        {
            return new() { Facts = RuntimeLook.Ready(ReadinessReasons.NoLauncher, "no launcher-based runtime configured") with { Targets = project.Targets } };
        }

        var launch = new Launch(project, programs.IsWindows);
        if (launcher.Runtime == "go")
        {
            return Named(new GoProject(project, programs).Look(launch.Shortfall()), project, launcher);
        }

        var look = launcher.Runtime switch
        {
            "shell" => Shell(project, programs, launch),
            "python" => new PythonProject(project, programs, disk).Look(launch),
            "node" => new NodeProject(project, programs).Look(launch),
            var other => new RuntimeLook
            {
                Facts = RuntimeLook.Ready(ReadinessReasons.RuntimeUnsupported, string.Empty),
                Shortfalls = [Shortfall.Blocked(ReadinessReasons.RuntimeUnsupported, $"unsupported runtime {other}")],
            },
        };
        return Named(look with { Shortfalls = [.. launch.Shortfall() is { } shortfall ? new[] { shortfall } : [], .. look.Shortfalls] }, project, launcher);
    }

    private static RuntimeLook Named(RuntimeLook look, LaunchedProject project, LauncherManifest launcher) =>
        look with { Facts = look.Facts with { Targets = project.Targets, Runtime = launcher.Runtime, Entrypoint = launcher.Entrypoint } };

    private static RuntimeLook Shell(LaunchedProject project, ProjectPrograms programs, Launch launch)
    {
        var bash = programs.IsWindows ? programs.Find("bash") : null;
        var target = launch.Target(".sh");
        var shortfalls = new List<Shortfall>();
        if (programs.IsWindows && bash is null)
        {
            shortfalls.Add(Shortfall.Blocked(ReadinessReasons.RuntimeMissing, "bash not found in PATH; install Git Bash or another bash-compatible shell"));
        }

        if (target is not null && !Launch.StaysInside(target))
        {
            shortfalls.Add(Shortfall.Blocked(ReadinessReasons.OutsideProject, $"runtime target {target} leads out of the project", target));
        }
        else if (target is not null && !project.Directory.IsFile(target))
        {
            shortfalls.Add(Shortfall.Blocked(ReadinessReasons.RuntimeTargetMissing, $"runtime target {target} is missing", target));
        }

        return new()
        {
            Facts = RuntimeLook.Ready(ReadinessReasons.ShellReady, "shell launcher is present") with { RuntimeProgram = bash, RuntimeTarget = target ?? project.Directory.First("scripts/main.sh") },
            Shortfalls = shortfalls,
        };
    }
}

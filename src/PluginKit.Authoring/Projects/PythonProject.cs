using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Vocabulary;
using PluginKit.Platform.Disk;

namespace PluginKit.Authoring.Projects;

/// <summary>Looks at a project whose launcher runs Python.</summary>
internal sealed class PythonProject(LaunchedProject project, ProjectPrograms programs, IDisk disk)
{
    private const string LocalEnvironment = ".venv";

    private readonly ProjectDirectory _directory = project.Directory;

    public RuntimeLook Look(Launch launch)
    {
        var manager = PythonInstaller.Of(_directory, out var fault);
        var environment = Environment(manager);
        var python = programs.IsWindows ? programs.Find("python", "python3") : programs.Find("python3", "python");
        var program = manager.Name is PythonInstaller.Requirements or PythonInstaller.Venv ? python : programs.Find(manager.Name);
        var version = environment?.Version is { } noted ? RuntimeVersion.In(noted) : null;
        var target = launch.Target(".py");
        var facts = RuntimeLook.Ready(ReadinessReasons.PythonReady, $"Python runtime is ready via {manager.Display} using {Owner(environment, manager).Words}") with
        {
            Manager = manager.Name,
            ManagerEvidence = manager.Evidence,
            ManagerProgram = program,
            LockFile = manager.LockFile,
            InstallState = environment?.Folder,
            InstallStateOwner = environment is null ? null : Owner(environment, manager).Code,
            RuntimeProgram = environment is null ? python : null,
            RuntimeVersion = version?.Text,
            MinimumRuntimeVersion = RuntimeVersion.Python.ToString(),
            RuntimeTarget = target ?? Default(),
        };
        return new()
        {
            Facts = facts,
            Shortfalls = [.. Shortfalls(manager, environment, program, fault, version?.Version), .. Target(target)],
            Unasked = environment is null && manager.Name is PythonInstaller.Requirements or PythonInstaller.Venv ? python : null,
            Minimum = RuntimeVersion.Python,
            Steps = PythonSteps.For(manager, _directory.Root, program ?? manager.Name, environment, programs.IsWindows),
        };
    }

    private PythonEnvironment? Environment(PythonInstaller manager)
    {
        if (_directory.HasEntry(LocalEnvironment))
        {
            return PythonEnvironment.At(disk, _directory.Absolute(LocalEnvironment), programs.IsWindows);
        }

        return ManagedEnvironments.Find(disk, programs.Host, manager.Name, _directory.Root) is { } folder
            ? PythonEnvironment.At(disk, folder, programs.IsWindows)
            : null;
    }

    private IEnumerable<Shortfall> Shortfalls(PythonInstaller manager, PythonEnvironment? environment, string? program, string? fault, RuntimeVersion? version)
    {
        if (fault is not null)
        {
            yield return Shortfall.Blocked(ReadinessReasons.BuildFileUnusable, fault, "pyproject.toml");
        }

        if (environment is { IsUsable: false })
        {
            yield return Shortfall.Blocked(ReadinessReasons.EnvironmentBroken, IsLocal(environment)
                ? "found .venv but no runnable interpreter; recreate .venv or repair the virtualenv"
                : $"{manager.Display} keeps an environment for the project that has no runnable interpreter", IsLocal(environment) ? LocalEnvironment : null);
        }
        else if (environment is not null && version is { } found && found.IsBelow(RuntimeVersion.Python))
        {
            yield return Shortfall.Blocked(ReadinessReasons.RuntimeTooOld, $"the environment has Python {found}, below the supported minimum {RuntimeVersion.Python}; recreate it with Python {RuntimeVersion.Python}+");
        }
        else if (environment is null && program is null)
        {
            yield return manager.Name is PythonInstaller.Requirements or PythonInstaller.Venv
                ? Shortfall.Blocked(ReadinessReasons.RuntimeMissing, $"Python not found in PATH; install Python {RuntimeVersion.Python}+")
                : Shortfall.Blocked(ReadinessReasons.ManagerMissing, $"{manager.Name} not found in PATH");
        }
        else if (environment is null)
        {
            yield return new(ReadinessStatus.NeedsBootstrap, ReadinessReasons.EnvironmentMissing,
                $"{(manager.KeepsEnvironments ? "manager-owned Python" : "project-local Python")} environment is not ready");
        }
    }

    private IEnumerable<Shortfall> Target(string? target)
    {
        if (target is not null && !Launch.StaysInside(target))
        {
            yield return Shortfall.Blocked(ReadinessReasons.OutsideProject, $"runtime target {target} leads out of the project", target);
        }
        else if (target is not null && !_directory.IsFile(target))
        {
            yield return Shortfall.Blocked(ReadinessReasons.RuntimeTargetMissing, $"runtime target {target} is missing", target);
        }
    }

    private string? Default() => _directory.First(project.AuthoredRoot + "main.py");

    private bool IsLocal(PythonEnvironment environment) => environment.Folder == _directory.Absolute(LocalEnvironment);

    private (string Code, string Words) Owner(PythonEnvironment? environment, PythonInstaller manager) =>
        environment is null ? (manager.KeepsEnvironments ? ("manager_owned", "manager-owned env") : ("repo_local", "repo-local .venv"))
        : IsLocal(environment) ? ("repo_local", "repo-local .venv")
        : ("manager_owned", "manager-owned env");
}

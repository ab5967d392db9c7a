using PluginKit.Authoring.Targets;
using PluginKit.Contracts.Documents;
using PluginKit.Platform.Disk;

namespace PluginKit.Authoring.Projects;

/// <summary>What of the runtime is a failure of the project. Starts nothing: versions are the doctor's to ask for, and builds the bootstrap's to run.</summary>
internal static class RuntimeFindings
{
    public static void Check(ValidatedProject project, ProjectPrograms programs, IDisk disk)
    {
        var package = project.Package;
        if (package.Launcher is not { } launcher)
        {
            foreach (var target in project.Targets.Where(static target => target.Contract.Launcher == LauncherRequirement.Required))
            {
                var path = package.AuthoredPath("launcher.yaml");
                project.Findings.Fail(ValidationKinds.LauncherInvalid, $"launcher invalid: missing {path}", path, target.Contract.Id);
            }

            return;
        }

        if (project.Targets.All(static target => target.Contract.Launcher == LauncherRequirement.Ignored))
        {
            return;
        }

        var launched = new LaunchedProject(new(disk, project.Tree.Location), package.AuthoredPath(string.Empty), package.Manifest.Targets, launcher, []) { Name = package.Manifest.Name };
        var look = RuntimeInspection.Look(launched, programs, disk);
        foreach (var shortfall in look.Shortfalls)
        {
            if (KindOf(shortfall.ReasonCode) is { } kind)
            {
                project.Findings.Fail(kind, $"{Words(kind)}: {shortfall.Message}", shortfall.Path);
            }
        }

        Target(project, look.Facts, launched);
    }

    private static string? KindOf(string reasonCode) => reasonCode switch
    {
        ReadinessReasons.EntrypointMissing or ReadinessReasons.EntrypointNotExecutable or ReadinessReasons.OutsideProject or ReadinessReasons.RuntimeUnsupported => ValidationKinds.LauncherInvalid,
        ReadinessReasons.RuntimeMissing or ReadinessReasons.RuntimeTooOld or ReadinessReasons.EnvironmentBroken => ValidationKinds.RuntimeNotFound,
        ReadinessReasons.RuntimeTargetMissing or ReadinessReasons.BuiltOutputMissing or ReadinessReasons.BuildFileUnusable => ValidationKinds.RuntimeTargetMissing,
        _ => null,
    };

    private static string Words(string kind) => kind.Replace('_', ' ');

    /// <summary>The files that a runtime has at a fixed place when its launcher names none.</summary>
    private static void Target(ValidatedProject project, ProjectReadiness facts, LaunchedProject launched)
    {
        var (path, mustRun) = facts.Runtime switch
        {
            "python" => (launched.AuthoredRoot + "main.py", false),
            "shell" => ("scripts/main.sh", true),
            "go" => ("go.mod", false),
            _ => (string.Empty, false),
        };
        if (path.Length == 0)
        {
            return;
        }

        var target = facts.Runtime == "go" ? path : facts.RuntimeTarget ?? path;
        var entry = launched.Directory.Find(target);
        if (entry.Kind != ProjectEntryKind.File)
        {
            project.Findings.Fail(ValidationKinds.RuntimeTargetMissing, $"runtime target missing: runtime target {target} is missing", target);
        }
        else if (mustRun && !entry.IsExecutable)
        {
            project.Findings.Fail(ValidationKinds.RuntimeTargetMissing, $"runtime target missing: {target} is not executable", target);
        }
    }
}

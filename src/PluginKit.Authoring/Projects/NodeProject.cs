using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Vocabulary;

namespace PluginKit.Authoring.Projects;

/// <summary>Looks at a project whose launcher runs Node.</summary>
internal sealed class NodeProject(LaunchedProject project, ProjectPrograms programs)
{
    private static readonly string[] BuiltFolders = ["dist", "build"];

    private readonly ProjectDirectory _directory = project.Directory;

    public RuntimeLook Look(Launch launch)
    {
        var manager = NodeInstaller.Of(_directory);
        var program = programs.Find(manager.Name);
        var node = programs.Find("node");
        var files = NodeFiles.Read(_directory);
        var target = launch.Target(".mjs", ".js", ".cjs") ?? project.AuthoredRoot + "main.mjs";
        var isBuilt = IsBuilt(target, files.OutputDirectory);
        var facts = RuntimeLook.Ready(ReadinessReasons.NodeReady, $"Node runtime is ready via {manager.Name}") with
        {
            Manager = manager.Name,
            ManagerEvidence = manager.LockFile,
            ManagerProgram = program,
            LockFile = manager.LockFile,
            InstallState = InstallState() is { } state ? _directory.Absolute(state) : null,
            InstallStateOwner = InstallState() is null ? null : "repo_local",
            RuntimeProgram = node,
            MinimumRuntimeVersion = RuntimeVersion.Node.ToString(),
            RuntimeTarget = target,
            OutputDirectory = files.HasTypeScript ? files.OutputDirectory : null,
            NeedsBuildOutput = isBuilt,
        };
        return new()
        {
            Facts = facts,
            Shortfalls = [.. Structure(files, target, isBuilt), .. Programs(manager, program, node), .. State(manager, target, isBuilt)],
            Unasked = node,
            Minimum = RuntimeVersion.Node,
            Steps = Steps(manager, program, files, isBuilt),
        };
    }

    private static IEnumerable<Shortfall> Structure(NodeFiles files, string target, bool isBuilt)
    {
        if (!Launch.StaysInside(target))
        {
            yield return Shortfall.Blocked(ReadinessReasons.OutsideProject, $"runtime target {target} leads out of the project", target);
        }

        if (files.Fault is { } fault)
        {
            yield return Shortfall.Blocked(ReadinessReasons.BuildFileUnusable, fault.Message, fault.Path);
        }
        else if (isBuilt && !files.HasTypeScript)
        {
            yield return Shortfall.Blocked(ReadinessReasons.BuildFileUnusable, $"launcher target {target} points to built output but tsconfig.json is missing", "tsconfig.json");
        }
        else if (isBuilt && files.BuildScript is null)
        {
            yield return Shortfall.Blocked(ReadinessReasons.BuildScriptMissing, "TypeScript lane is missing package.json scripts.build", "package.json");
        }
        else if (files is { HasTypeScript: true, BuildScript: not null } && target.EndsWith(".js", StringComparison.Ordinal) && !IsBelow(target, files.OutputDirectory))
        {
            yield return Shortfall.Blocked(ReadinessReasons.OutputDirectoryMismatch, $"launcher target {target} is outside tsconfig outDir {files.OutputDirectory}", "tsconfig.json");
        }
        else if (isBuilt && !IsBelow(target, files.OutputDirectory))
        {
            yield return Shortfall.Blocked(ReadinessReasons.OutputDirectoryMismatch, $"launcher target {target} is outside tsconfig outDir {files.OutputDirectory}", "tsconfig.json");
        }
    }

    private static IEnumerable<Shortfall> Programs(NodeInstaller manager, string? program, string? node)
    {
        if (node is null)
        {
            yield return Shortfall.Blocked(ReadinessReasons.RuntimeMissing, $"node not found in PATH; install Node.js {RuntimeVersion.Node.Major}+");
        }

        if (program is null)
        {
            yield return Shortfall.Blocked(ReadinessReasons.ManagerMissing, $"{manager.Name} not found in PATH");
        }
    }

    private IEnumerable<Shortfall> State(NodeInstaller manager, string target, bool isBuilt)
    {
        if (InstallState() is null)
        {
            yield return new(ReadinessStatus.NeedsBootstrap, ReadinessReasons.InstallStateMissing, $"{manager.Name} install state is missing");
        }

        if (_directory.IsFile(target))
        {
            yield break;
        }

        yield return isBuilt
            ? new(ReadinessStatus.NeedsBuild, ReadinessReasons.BuiltOutputMissing, $"built output {target} is missing", target)
            : Shortfall.Blocked(ReadinessReasons.RuntimeTargetMissing, $"runtime target {target} is missing", target);
    }

    private IReadOnlyList<BootstrapStep> Steps(NodeInstaller manager, string? program, NodeFiles files, bool isBuilt)
    {
        var install = manager.Step(BootstrapStep.Install, _directory.Root, program, manager.Install(_directory, files.PackageManager));
        return isBuilt ? [install, manager.Step(BootstrapStep.Build, _directory.Root, program, manager.Build)] : [install];
    }

    private string? InstallState() =>
        _directory.HasEntry("node_modules") && _directory.Find("node_modules").Kind == ProjectEntryKind.Folder ? "node_modules" : _directory.First(".pnp.cjs", ".pnp.loader.mjs");

    private static bool IsBuilt(string target, string output) => IsBelow(target, output) || BuiltFolders.Any(folder => IsBelow(target, folder));

    private static bool IsBelow(string path, string folder) => folder.Length > 0 && path.StartsWith(folder + "/", StringComparison.Ordinal);
}

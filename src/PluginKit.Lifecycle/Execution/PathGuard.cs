using PluginKit.Contracts.Hosts;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Steps;
using PluginKit.Platform.ClientFiles;
using PluginKit.Platform.Disk;

namespace PluginKit.Lifecycle.Execution;

/// <summary>Refuses steps that would touch anything outside the folders their adapter declared, links resolved.</summary>
internal sealed class PathGuard(IDisk disk, HostEnvironment environment)
{
    public Problem? Check(PlanStep step, StepContext context)
    {
        var bounds = new LinkBounds(disk, environment, context.WorkspaceRoot, context.AllowedRoots);
        foreach (var path in step.TouchedPaths)
        {
            if (!IsInside(path, context.AllowedRoots, bounds))
            {
                return Problem.Of(ProblemCodes.ClientFileOutsideRoots, $"The step '{step.Summary}' would touch '{path}', outside the folders its adapter declared.", path);
            }
        }

        return null;
    }

    private bool IsInside(string path, IReadOnlyList<string> roots, LinkBounds bounds)
    {
        if (!Path.IsPathFullyQualified(path) || !string.Equals(path, Path.GetFullPath(path, "/"), StringComparison.Ordinal))
        {
            return false;
        }

        // Only the folder counts: whether the file itself is a link is for the writer.
        return roots.Any(root => DiskPath.IsBelow(root, path))
            && bounds.For(path).Any(root => DiskPath.IsBelow(disk.ResolveLinks(root), Path.Combine(disk.ResolveLinks(Path.GetDirectoryName(path) ?? path), "x")));
    }
}

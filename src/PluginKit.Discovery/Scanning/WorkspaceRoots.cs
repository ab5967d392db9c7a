using PluginKit.Contracts.Hosts;
using PluginKit.Contracts.Problems;
using PluginKit.Discovery.Overlap;
using PluginKit.Platform.Disk;

namespace PluginKit.Discovery.Scanning;

/// <summary>Checks the workspace root of a request. What is not usable is left out and told; the user's own plugins are still looked for.</summary>
internal static class WorkspaceRoots
{
    public static string? Check(string? workspaceRoot, IDisk disk, HostEnvironment environment, List<Problem> problems)
    {
        if (workspaceRoot is null)
        {
            return null;
        }

        if (WhyInvalid(workspaceRoot, disk, environment) is not { } reason)
        {
            return workspaceRoot;
        }

        problems.Add(Problem.Of(ProblemCodes.WorkspaceRootInvalid, $"The workspace root '{workspaceRoot}' {reason}; no project was looked at.", workspaceRoot));
        return null;
    }

    private static string? WhyInvalid(string workspaceRoot, IDisk disk, HostEnvironment environment)
    {
        if (!Path.IsPathFullyQualified(workspaceRoot))
        {
            return "is not an absolute path";
        }

        try
        {
            if (disk.Stat(disk.ResolveLinks(workspaceRoot)) is not { Kind: DiskEntryKind.Directory })
            {
                return "is not an existing folder";
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return "cannot be looked at";
        }

        // The project files of the home are the user's own: every plugin would be reported for both scopes.
        return new PathIdentity(disk, environment.Platform).AreSame(workspaceRoot, environment.HomeDirectory) ? "is the home directory" : null;
    }
}

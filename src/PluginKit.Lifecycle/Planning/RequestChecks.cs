using PluginKit.Contracts.Clients;
using PluginKit.Contracts.Hosts;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Vocabulary;
using PluginKit.Lifecycle.Clients;
using PluginKit.Platform.Disk;

namespace PluginKit.Lifecycle.Planning;

/// <summary>What can be said about a request before anything is looked at.</summary>
internal sealed class RequestChecks(AdapterRegistry adapters, HostEnvironment environment, IDisk disk)
{
    public Problem? Targets(IReadOnlyList<string> targets)
    {
        foreach (var target in targets)
        {
            if (adapters.Find(target) is null)
            {
                return Problem.Of(
                    ProblemCodes.UnsupportedTarget,
                    $"No adapter manages the target '{target}'. Managed targets: {string.Join(", ", adapters.Targets)}.",
                    target);
            }
        }

        return null;
    }

    public Problem? ScopeAndWorkspace(InstallScope scope, string? workspaceRoot)
    {
        if (AddGate.Refusal(scope) is { } refusal)
        {
            return refusal;
        }

        if (scope == InstallScope.User)
        {
            return workspaceRoot is null ? null : WorkspaceRoot(workspaceRoot, forInstall: false);
        }

        return workspaceRoot is null
            ? Problem.Of(ProblemCodes.WorkspaceRootRequired, "The project scope needs an absolute workspace root; none was given.")
            : WorkspaceRoot(workspaceRoot, forInstall: true);
    }

    /// <summary>For requests that only filter: a scope that nothing can ever have would silently give an empty answer.</summary>
    public static Problem? KnownScope(InstallScope? scope) => scope is null or { IsKnown: true }
        ? null
        : Problem.Of(ProblemCodes.UnsupportedScope, $"There is no scope '{scope}'. Scopes: {string.Join(", ", InstallScope.Known)}.", scope.Value.Value);

    public Problem? WorkspaceRoot(string workspaceRoot, bool forInstall)
    {
        if (!Path.IsPathFullyQualified(workspaceRoot) || workspaceRoot.Contains('\0', StringComparison.Ordinal))
        {
            return Invalid(workspaceRoot, "is not an absolute path");
        }

        if (!string.Equals(workspaceRoot, Path.TrimEndingDirectorySeparator(Path.GetFullPath(workspaceRoot, workspaceRoot)), StringComparison.Ordinal))
        {
            // It is recorded and compared as text: two spellings of one project would be two projects.
            return Invalid(workspaceRoot, "is not in its plain form (no '.', '..', double or trailing separator)");
        }

        try
        {
            var real = disk.ResolveLinks(workspaceRoot);
            return disk.Stat(real) is not { Kind: DiskEntryKind.Directory } ? Invalid(workspaceRoot, "is not an existing folder")
                : forInstall && string.Equals(real, disk.ResolveLinks(environment.HomeDirectory), StringComparison.Ordinal)
                    ? Invalid(workspaceRoot, "is the home directory, whose settings are the user's own")
                    : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return Invalid(workspaceRoot, $"cannot be looked at: {exception.Message}");
        }
    }

    private static Problem Invalid(string workspaceRoot, string why) =>
        Problem.Of(ProblemCodes.WorkspaceRootInvalid, $"The workspace root '{workspaceRoot}' {why}.", workspaceRoot);
}

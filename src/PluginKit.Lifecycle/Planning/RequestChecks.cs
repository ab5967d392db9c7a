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
        if (scope != InstallScope.User && scope != InstallScope.Project)
        {
            return Problem.Of(
                ProblemCodes.UnsupportedScope,
                $"The scope '{scope}' cannot be installed into. Scopes: {InstallScope.User}, {InstallScope.Project}. Nothing is mapped to another scope.",
                scope.Value);
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

    public Problem? Scope(string targetId, InstallScope scope)
    {
        var description = adapters.Find(targetId)?.Description;
        return description is null || description.Scopes.Contains(scope)
            ? null
            : Problem.Of(
                ProblemCodes.UnsupportedScope,
                $"{description.DisplayName} cannot be installed into the scope '{scope}'. Its scopes: {string.Join(", ", description.Scopes)}.",
                scope.Value) with
            { TargetId = targetId };
    }

    private static Problem Invalid(string workspaceRoot, string why) =>
        Problem.Of(ProblemCodes.WorkspaceRootInvalid, $"The workspace root '{workspaceRoot}' {why}.", workspaceRoot);
}

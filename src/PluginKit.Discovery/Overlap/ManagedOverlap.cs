using PluginKit.Contracts.Discovery;
using PluginKit.Contracts.Managed;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Vocabulary;
using PluginKit.Discovery.Pipeline;

namespace PluginKit.Discovery.Overlap;

/// <summary>
/// Finds out what of an observed plugin managed state explains. Evidence is what a record owns or made: its marketplace, its folders, its native id in
/// its scope. A name alone explains nothing.
/// </summary>
internal sealed class ManagedOverlap
{
    private readonly Dictionary<string, ManagedTargetIndex> _byTarget = new(StringComparer.Ordinal);
    private readonly PathIdentity _paths;

    public ManagedOverlap(IReadOnlyList<ManagedTargetIdentity> managed, PathIdentity paths)
    {
        _paths = paths;
        foreach (var identity in managed)
        {
            if (!_byTarget.TryGetValue(identity.TargetId, out var index))
            {
                _byTarget[identity.TargetId] = index = new(paths);
            }

            index.Add(identity);
        }
    }

    /// <summary>What is left of a candidate: itself, a part of its scopes, or <see langword="null"/> when it is managed altogether.</summary>
    public IdentifiedPlugin? Unexplained(IdentifiedPlugin plugin)
    {
        var native = plugin.Native;
        if (!_byTarget.TryGetValue(plugin.Target, out var index))
        {
            return plugin;
        }

        if (index.IsOwn(native))
        {
            return null;
        }

        var rest = native;
        foreach (var managed in index.SamePlugin(native))
        {
            rest = rest is null ? null : WithoutScope(rest, managed);
        }

        return rest is null ? null : ReferenceEquals(rest, native) ? plugin : plugin with { Native = rest };
    }

    /// <summary>Whether a finding is about something that managed state owns or made: doctor tells of that.</summary>
    public bool Concerns(Problem finding) =>
        finding.TargetId is { } target && _byTarget.TryGetValue(target, out var index) && index.IsOwn(finding);

    private NativeCandidate? WithoutScope(NativeCandidate native, ManagedTargetIdentity managed)
    {
        if (!native.Scopes.Contains(managed.Scope))
        {
            return native;
        }

        var scopes = native.Scopes.Where(scope => scope != managed.Scope).ToArray();
        if (managed.Scope != InstallScope.Project)
        {
            return scopes.Length == 0 ? null : native with { Scopes = scopes };
        }

        var others = native.ProjectRoots.Where(root => managed.WorkspaceRoot is null || !_paths.AreSame(root, managed.WorkspaceRoot)).ToArray();
        if (others.Length == native.ProjectRoots.Count && others.Length > 0)
        {
            return native;
        }

        // Roots of the project and the local scope are one list; while another project is left, so is the scope.
        var left = others.Length > 0 && !native.Scopes.Contains(InstallScope.Local) ? native.Scopes : scopes;
        return left.Count == 0 ? null : native with { Scopes = left, ProjectRoots = others };
    }
}

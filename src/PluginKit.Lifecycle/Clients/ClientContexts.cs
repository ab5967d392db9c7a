using PluginKit.Contracts.Clients;
using PluginKit.Contracts.Hosts;
using PluginKit.Platform.ClientFiles;
using PluginKit.Platform.Disk;

namespace PluginKit.Lifecycle.Clients;

/// <summary>
/// Makes what adapters are given. One instance serves one question: views are shared between the integrations of a client, so that a file is read once
/// and every answer rests on the same bytes.
/// </summary>
internal sealed class ClientContexts(IDisk disk, HostEnvironment environment)
{
    private readonly Dictionary<(string Target, string? Workspace), RootedClientFiles> _views = [];

    public ClientContext For(IClientAdapter adapter, string? workspaceRoot, IReadOnlyList<ProgramFacts> programs)
    {
        var key = (adapter.Description.TargetId, workspaceRoot);
        if (!_views.TryGetValue(key, out var files))
        {
            var roots = Roots(adapter, workspaceRoot);
            files = new(disk, roots, bounds: new LinkBounds(disk, environment, workspaceRoot, roots));
            _views.Add(key, files);
        }

        return new() { Environment = environment, WorkspaceRoot = workspaceRoot, Files = files, Programs = programs };
    }

    /// <summary>Where an adapter may read, and its steps may touch: what it declares, and our own folders.</summary>
    public IReadOnlyList<string> Roots(IClientAdapter adapter, string? workspaceRoot) =>
        [.. adapter.ReadableRoots(environment, workspaceRoot), environment.StateDirectory];
}

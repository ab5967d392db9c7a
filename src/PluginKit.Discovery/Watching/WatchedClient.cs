using PluginKit.Contracts.Clients;
using PluginKit.Contracts.Documents;

namespace PluginKit.Discovery.Watching;

/// <summary>One client under watch: its paths and what they held when it was last looked at.</summary>
/// <param name="target">Lifecycle target id.</param>
/// <param name="paths">What its scanner names.</param>
/// <param name="open">A fresh view of what its scanner may read.</param>
internal sealed class WatchedClient(string target, IReadOnlyList<string> paths, Func<IClientFiles> open)
{
    private Dictionary<string, PathPrint> _prints = new(StringComparer.Ordinal);

    public string Target { get; } = target;

    public IReadOnlyList<string> Paths { get; } = paths;

    /// <summary>Whether its changes are not all announced, so that it is looked at from time to time.</summary>
    public bool IsSlow { get; set; }

    /// <summary>Looks, and tells what is different from the look before.</summary>
    public IReadOnlyList<NativeChangedPath> Look()
    {
        var files = open();
        var prints = Paths.ToDictionary(static path => path, path => PathPrint.Of(files, path), StringComparer.Ordinal);
        var before = _prints;
        _prints = prints;
        return before.Count == 0
            ? []
            : [.. from path in Paths
                  let change = PathPrint.Between(before[path], prints[path])
                  where change is not null
                  orderby path
                  select new NativeChangedPath { Path = path, Kind = change.Value.Kind, Change = change.Value.Change }];
    }
}

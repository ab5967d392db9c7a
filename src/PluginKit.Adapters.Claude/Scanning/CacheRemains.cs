using PluginKit.Adapters.Claude.Observing;
using PluginKit.Contracts.Clients;
using PluginKit.Contracts.Discovery;
using PluginKit.Contracts.Problems;

namespace PluginKit.Adapters.Claude.Scanning;

/// <summary>
/// Copies in the client's cache that no record names, and temporary folders of installs that failed. Two levels are listed, and the third only where a
/// record names the plugin: below a plugin that nothing names, everything is remains.
/// </summary>
internal sealed class CacheRemains(ClaudeView view)
{
    /// <summary>Folders that are listed at most; a cache with more is told of as far as it was looked at.</summary>
    private const int MaximumListings = 20_000;

    private readonly HashSet<string> _named = [.. view.Installed.Records.Select(static record => Path.TrimEndingDirectorySeparator(record.InstallPath))];
    private readonly HashSet<string> _plugins = [.. view.Installed.Records.Select(static record => Path.GetDirectoryName(Path.TrimEndingDirectorySeparator(record.InstallPath)) ?? string.Empty)];
    private int _listings;

    public IReadOnlyList<Problem> Findings(CancellationToken cancellationToken)
    {
        // A registry that is not read names nothing; everything would look like remains.
        return view.Installed.Problem is null ? ScanFindings.Bounded(Remains(), view.Locations.Cache, cancellationToken) : [];
    }

    private IEnumerable<Problem> Remains()
    {
        foreach (var marketplace in Folders(view.Locations.Cache))
        {
            var name = Path.GetFileName(marketplace);
            if (name.StartsWith("temp_", StringComparison.Ordinal))
            {
                yield return Orphan(marketplace, $"'{marketplace}' is left of an install that did not end.", null);
                continue;
            }
            foreach (var plugin in Folders(marketplace))
            {
                var pluginRef = $"{Path.GetFileName(plugin)}@{name}";
                if (!_plugins.Contains(plugin))
                {
                    yield return Orphan(plugin, $"No record names the copies of '{pluginRef}' in '{plugin}'.", pluginRef);
                    continue;
                }
                foreach (var version in Folders(plugin).Where(version => !_named.Contains(version)))
                {
                    var marked = view.Files.KindOf(Path.Combine(version, ".orphaned_at")) == PathKind.File;
                    yield return Orphan(version, $"No record names the copy '{version}'{(marked ? "; the client has marked it for deletion" : string.Empty)}.", pluginRef);
                }
            }
        }
    }

    private IEnumerable<string> Folders(string folder) => _listings++ < MaximumListings
        ? view.Files.List(folder).Directories.Select(name => Path.Combine(folder, name))
        : [];

    private static Problem Orphan(string path, string message, string? pluginRef) => Problem.Of(ProblemCodes.OrphanedCache, message, path) with
    {
        Details = pluginRef is null ? null : new SortedDictionary<string, string>(StringComparer.Ordinal) { [FindingDetails.NativePluginId] = pluginRef },
    };
}

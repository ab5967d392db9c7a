using PluginKit.Platform.Disk;

namespace PluginKit.Lifecycle.Collecting;

/// <summary>Links in one folder of our own: what one leads to, and what is one itself, belongs to somebody who works there.</summary>
internal sealed class LinkMap
{
    private const int Depth = 3;

    private readonly HashSet<string> _links = new(StringComparer.Ordinal);
    private readonly List<string> _destinations = [];

    public LinkMap(IDisk disk, string root)
    {
        if (disk.Stat(root) is { } entry)
        {
            Look(disk, entry, Depth);
        }
    }

    /// <summary>The links themselves.</summary>
    public IReadOnlyCollection<string> Links => _links;

    /// <summary>Whether a folder is a link, is reached through one, or is what one leads to.</summary>
    public bool LeadsTo(string path) => _links.Any(link => DiskPath.IsWithin(link, path)) || _destinations.Exists(place => DiskPath.IsWithin(path, place));

    private void Look(IDisk disk, DiskEntry entry, int depth)
    {
        if (entry.Kind == DiskEntryKind.Link)
        {
            _links.Add(entry.Path);
            try
            {
                _destinations.Add(disk.ResolveLinks(entry.Path));
            }
            catch (IOException)
            {
                // It leads nowhere.
            }
        }
        else if (entry.Kind == DiskEntryKind.Directory && depth > 0)
        {
            foreach (var child in disk.List(entry.Path))
            {
                Look(disk, child, depth - 1);
            }
        }
    }
}

using PluginKit.Contracts.Clients;
using PluginKit.Contracts.Problems;

namespace PluginKit.Adapters.Claude.ClientFiles;

/// <summary>
/// <c>installed_plugins.json</c>, which decides what the client lists. One invalid record makes the client ignore the whole file, and its next
/// write would erase the other records; the same strictness here keeps that write from happening.
/// </summary>
internal sealed class InstalledPlugins
{
    private readonly IReadOnlyList<PluginRecord> _records = [];
    private readonly ILookup<string, PluginRecord> _byPlugin;

    private InstalledPlugins(ClientDocument document)
    {
        Path = document.Path;
        Problem = document.Problem;
        if (document.Root is { } root)
        {
            var read = RecordReader.Read(document, root);
            _records = read.Records;
            IsLegacy = read.IsLegacy;
            Problem = read.Problem;
        }

        _byPlugin = _records.ToLookup(static record => record.PluginRef, StringComparer.Ordinal);
    }

    public string Path { get; }

    public Problem? Problem { get; }

    /// <summary>Whether the file has the older form with one object per plugin.</summary>
    public bool IsLegacy { get; }

    public IReadOnlyList<PluginRecord> Records => _records;

    public static InstalledPlugins Read(IClientFiles files, string path) => new(ClientDocument.ReadUnmarked(files, path));

    public IEnumerable<PluginRecord> Of(string pluginRef) => _byPlugin[pluginRef];
}

using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Problems;

namespace PluginKit.Catalog.Checkouts;

/// <summary>The packages of a checkout by id. Ids become names of folders: two that differ only in letter case are one on many machines.</summary>
internal sealed class FoundPackages
{
    private readonly SortedDictionary<string, CatalogEntry> _entries = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _folders = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>One for each id, ordered by id.</summary>
    public IReadOnlyCollection<CatalogEntry> Entries => _entries.Values;

    /// <summary>The folder of each id, relative to the checkout.</summary>
    public IReadOnlyDictionary<string, string> Folders => _entries.Keys.ToDictionary(static id => id, id => _folders[id], StringComparer.Ordinal);

    /// <summary>Takes an entry, or says why not.</summary>
    public Problem? Add(CatalogEntry entry, string folder)
    {
        if (_folders.TryAdd(entry.IntegrationId, folder))
        {
            _entries.Add(entry.IntegrationId, entry);
            return null;
        }

        var otherCase = _entries.ContainsKey(entry.IntegrationId) ? string.Empty : ", in another letter case";
        return Problem.Of(
            ProblemCodes.CatalogDuplicateId, $"'{folder}' is left out: '{_folders[entry.IntegrationId]}' has the id '{entry.IntegrationId}' already{otherCase}.", entry.SourceRef);
    }
}

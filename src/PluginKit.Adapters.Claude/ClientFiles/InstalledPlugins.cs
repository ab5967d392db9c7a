using System.Text.Json;
using System.Text.Json.Nodes;
using PluginKit.Contracts.Clients;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Vocabulary;

namespace PluginKit.Adapters.Claude.ClientFiles;

/// <summary>
/// <c>installed_plugins.json</c>, which decides what the client lists. One invalid record makes the client ignore the whole file, and its next
/// write would erase the other records; the same strictness here keeps that write from happening.
/// </summary>
internal sealed class InstalledPlugins
{
    private static readonly InstallScope[] Scopes = [InstallScope.User, InstallScope.Project, InstallScope.Local, InstallScope.Managed];

    private readonly List<PluginRecord> _records = [];
    private readonly ILookup<string, PluginRecord> _byPlugin;

    private InstalledPlugins(ClientDocument document)
    {
        Path = document.Path;
        Problem = document.Problem;
        if (document.Root is { } root)
        {
            Problem = ReadRoot(document, root);
            if (Problem is not null)
            {
                _records.Clear();
            }
        }

        _byPlugin = _records.ToLookup(static record => record.PluginRef, StringComparer.Ordinal);
    }

    public string Path { get; }

    public Problem? Problem { get; }

    /// <summary>Whether the file has the older form with one object per plugin.</summary>
    public bool IsLegacy { get; private set; }

    public IReadOnlyList<PluginRecord> Records => _records;

    public static InstalledPlugins Read(IClientFiles files, string path) => new(ClientDocument.Read(files, path));

    public IEnumerable<PluginRecord> Of(string pluginRef) => _byPlugin[pluginRef];

    private Problem? ReadRoot(ClientDocument document, JsonObject root)
    {
        if (root["plugins"] is not JsonObject plugins)
        {
            return document.Corrupt($"'{Path}' has no object 'plugins'.");
        }
        foreach (var (pluginRef, value) in plugins)
        {
            var good = value switch
            {
                JsonArray records => records.All(record => TryAdd(pluginRef, record as JsonObject)),
                JsonObject record => TryAddLegacy(pluginRef, record),
                _ => false,
            };
            if (!good || !JsonShape.IsName(pluginRef))
            {
                return document.Corrupt($"A record of '{Shown(pluginRef)}' in '{Path}' lacks what the client requires; the client ignores the whole file and would erase the other records.");
            }
        }
        return null;
    }

    private bool TryAdd(string pluginRef, JsonObject? record)
    {
        if (record.Text("scope") is not { } scope || Scopes.All(known => known.Value != scope) || record.Text("installPath") is not { } installPath
            || HasWrongType(record, "version") || HasWrongType(record, "projectPath"))
        {
            return false;
        }
        _records.Add(new(pluginRef, InstallScope.From(scope), record.Text("projectPath"), installPath, record.Text("version")));
        return true;
    }

    private bool TryAddLegacy(string pluginRef, JsonObject record)
    {
        IsLegacy = true;
        if (record.Text("installPath") is not { } installPath)
        {
            return false;
        }
        _records.Add(new(pluginRef, InstallScope.User, null, installPath, record.Text("version")));
        return true;
    }

    private static bool HasWrongType(JsonObject? record, string member) =>
        record?[member] is { } value && value.GetValueKind() != JsonValueKind.String;

    private static string Shown(string name) => JsonShape.IsName(name) ? name : "?";
}

using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Vocabulary;
using PluginKit.Platform.Disk;

namespace PluginKit.EndToEnd.Tests.Discovery;

/// <summary>What the client itself reported about a recorded folder, and every way in which an answer could contradict it.</summary>
internal sealed partial class ClientSaid
{
    private readonly List<(string Id, string? Version, string? Scope, bool Enabled, bool HasErrors)> _listed = [];
    private readonly HashSet<string> _notInstalled = new(StringComparer.Ordinal);
    private readonly SortedSet<string> _servers = new(StringComparer.Ordinal);

    public ClientSaid(RecordedFolder folder)
    {
        var answer = (folder.Reported["plugin_list_available_json"] ?? folder.Reported["plugin_list_json"])!["out"];
        switch (answer)
        {
            case JsonArray rows:
                _listed.AddRange(rows.OfType<JsonObject>().Select(static row => ((string)row["id"]!, (string?)row["version"], (string?)row["scope"], (bool)row["enabled"]!, row["errors"] is JsonArray)));
                break;
            case JsonObject lists:
                _listed.AddRange(lists["installed"]!.AsArray().OfType<JsonObject>().Select(static row => ((string)row["pluginId"]!, (string?)row["version"], (string?)null, (bool)row["enabled"]!, false)));
                _notInstalled.UnionWith(lists["available"]!.AsArray().Select(static row => (string)row!["pluginId"]!));
                break;
        }

        _servers.UnionWith(folder.Reported["mcp_list_text_effective"] is { } text
            ? PluginServer().Matches((string)text["out"]!).Select(static match => match.Groups["server"].Value)
            : (folder.Reported["mcp_list_json_effective"]!["out"] as JsonArray ?? []).Select(static row => (string)row!["name"]!));
    }

    /// <summary>One line for each contradiction.</summary>
    public IReadOnlyList<string> Contradictions(DiscoveryDocument document, IDisk disk) =>
        [.. _listed.SelectMany(row => OfListed(row, document)), .. document.Entries.SelectMany(OfEntry), .. OfServers(document, disk)];

    private static IEnumerable<string> OfListed((string Id, string? Version, string? Scope, bool Enabled, bool HasErrors) row, DiscoveryDocument document)
    {
        if (document.Entries.FirstOrDefault(entry => entry.NativePluginId == row.Id && (row.Scope is null || entry.InstalledScopes.Contains(InstallScope.From(row.Scope)))) is not { } entry)
        {
            yield return $"The client lists {row.Id} in {row.Scope}, which is not in the answer.";
            yield break;
        }

        // A plugin without a version is kept by the client as "local" and "unknown".
        if (row.Version is { } version && (entry.Version ?? version) != version)
        {
            yield return $"The client says {row.Id} is {version}, the answer {entry.Version}.";
        }

        var expected = row.HasErrors ? ObservedState.Degraded : row.Enabled ? ObservedState.Active : ObservedState.Disabled;
        if (row.Enabled || row.HasErrors ? entry.ObservedState != expected : entry.ObservedState == ObservedState.Active)
        {
            yield return $"The client says {row.Id} is {(row.Enabled ? "enabled" : "disabled")}{(row.HasErrors ? " with errors" : string.Empty)}, the answer {entry.ObservedState}.";
        }

        if (!row.HasErrors && entry.Enabled is { } enabled && enabled != row.Enabled)
        {
            yield return $"The client says enabled is {row.Enabled} for {row.Id}, the answer {enabled}.";
        }
    }

    private IEnumerable<string> OfEntry(DiscoveryEntry entry)
    {
        if (entry.ObservedState == ObservedState.Active && !_listed.Exists(row => row.Id == entry.NativePluginId && row is { Enabled: true, HasErrors: false }))
        {
            yield return $"The answer calls {entry.NativePluginId} active, the client does not list it as enabled.";
        }

        if (_notInstalled.Contains(entry.NativePluginId) && (entry.ObservedState == ObservedState.Active || entry.ObservedState == ObservedState.Disabled))
        {
            yield return $"The client says {entry.NativePluginId} is not installed, the answer {entry.ObservedState}.";
        }
    }

    // What runs has its servers in the client's list of servers, and nothing else has.
    private IEnumerable<string> OfServers(DiscoveryDocument document, IDisk disk)
    {
        SortedSet<string> running = new(
            document.Entries.Where(static entry => entry.ObservedState == ObservedState.Active || entry.ActivationHint == ActivationHint.RunningWithoutSource).SelectMany(entry => ServersOf(entry, disk)),
            StringComparer.Ordinal);
        return running.SetEquals(_servers) ? [] : [$"The client runs the servers [{string.Join(' ', _servers)}], by the answer [{string.Join(' ', running)}] run."];
    }

    private static IEnumerable<string> ServersOf(DiscoveryEntry entry, IDisk disk)
    {
        var file = Path.Join(entry.EffectiveNativeRoot, ".mcp.json");
        if (entry.EffectiveNativeRoot is null || disk.Stat(file) is null)
        {
            return [];
        }

        using var stream = disk.OpenRead(file);
        using var json = JsonDocument.Parse(stream);
        var servers = json.RootElement.TryGetProperty("mcpServers", out var inner) ? inner : json.RootElement;
        return [.. servers.EnumerateObject().Select(static server => server.Name)];
    }

    [GeneratedRegex("^plugin:[^:]+:(?<server>[^:]+):", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex PluginServer();
}

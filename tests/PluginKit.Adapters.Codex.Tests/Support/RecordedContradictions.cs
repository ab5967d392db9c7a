using System.Text.Json.Nodes;
using PluginKit.Contracts.Discovery;
using PluginKit.Contracts.Vocabulary;

namespace PluginKit.Adapters.Codex.Tests.Support;

/// <summary>Holds an answer of ours against what the client itself reported of the same files.</summary>
internal static class RecordedContradictions
{
    /// <summary>Sentences; empty when nothing contradicts.</summary>
    public static IEnumerable<string> Of(RecordedHome home, NativeScan scan)
    {
        var listing = (home.Reported["plugin_list_available_json"] ?? home.Reported["plugin_list_json"])!.AsObject();
        var report = listing["out"] as JsonObject;
        var installed = Rows(report, "installed");
        return
        [
            .. installed.SelectMany(row => OfListed(row, scan)),
            .. scan.Candidates.Where(candidate => candidate.State == ObservedState.Active && installed.All(row => Id(row) != candidate.NativePluginId))
                .Select(static candidate => $"We call '{candidate.NativePluginId}' active; the client does not list it."),
            .. Rows(report, "available").Select(Id).Where(id => scan.Candidates.All(candidate => candidate.NativePluginId != id))
                .Select(static id => $"The client offers '{id}'; we do not know it."),
            .. OfLoaded(home, scan),
            .. (int?)listing["exit"] is not (null or 0) && scan.Problems.Count == 0 ? (IEnumerable<string>)["The client refuses to list; we name no problem."] : [],
        ];
    }

    private static IEnumerable<string> OfListed(JsonObject row, NativeScan scan)
    {
        var id = Id(row);
        if (scan.Candidates.FirstOrDefault(found => found.NativePluginId == id) is not { } candidate)
        {
            yield return $"The client lists '{id}'; we do not know it.";
            yield break;
        }

        var enabled = (bool)row["enabled"]!;
        var expected = enabled ? ObservedState.Active : ObservedState.Disabled;
        if (candidate.State != expected)
        {
            yield return $"The client lists '{id}' with enabled={enabled}; we say {candidate.State}.";
        }

        if (candidate.Enablement.FirstOrDefault(static layer => layer.Decides)?.Enabled != enabled)
        {
            yield return $"The client lists '{id}' with enabled={enabled}; our deciding place says {candidate.Enablement.FirstOrDefault(static layer => layer.Decides)}.";
        }

        if (candidate.Version != (string?)row["version"])
        {
            yield return $"The client lists '{id}' in version {row["version"]}; we say {candidate.Version}.";
        }
    }

    // Each recorded plugin contributes one server, which the client shows when the plugin is loaded.
    private static IEnumerable<string> OfLoaded(RecordedHome home, NativeScan scan)
    {
        var servers = home.Reported["mcp_list_json_effective"]?["out"] as JsonArray ?? [];
        var running = scan.Candidates.Where(static candidate => candidate.State == ObservedState.Active || candidate.ActivationHint == ActivationHint.RunningWithoutSource).ToList();
        if (running.Count != servers.Count)
        {
            yield return $"The client runs {servers.Count} servers of plugins; we call {running.Count} loaded ({string.Join(", ", running.Select(static candidate => candidate.NativePluginId))}).";
        }
    }

    private static List<JsonObject> Rows(JsonObject? report, string name) => [.. (report?[name] as JsonArray ?? []).Select(static row => row!.AsObject())];

    private static string Id(JsonObject row) => (string)row["pluginId"]!;
}

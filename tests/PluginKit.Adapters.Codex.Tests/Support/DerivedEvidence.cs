using System.Text.Json.Nodes;
using PluginKit.Editing;
using PluginKit.Platform.Disk;

namespace PluginKit.Adapters.Codex.Tests.Support;

/// <summary>
/// Decision 40 once more, written apart from the adapter and straight from the table: evidence is read from the recorded files by plain paths, so that a folder
/// that is recorded later has an expectation although nobody wrote one.
/// </summary>
internal static class DerivedEvidence
{
    /// <summary>State and hint of a plugin.</summary>
    public static (string State, string Hint) Of(RecordedHome home, string id)
    {
        var (plugin, marketplace) = (id.Split('@')[0], id.Split('@')[1]);
        if (!TryConfig(home, out var layers) || Text(home, "/rec/etc/codex/requirements.toml") is { } requirements && !StructuredText.Read(TextFormat.Toml, requirements).IsOk)
        {
            return ("observed_degraded", "none");
        }

        var root = Roots(layers).FirstOrDefault(candidate => Name(home, candidate) == marketplace);
        var folder = root is null ? null : Source(home, root, plugin);
        var hasEntry = folder is not null;
        var hasRoot = hasEntry && (folder!.Length == 0 || home.Disk.Stat(folder) is not null);
        var versions = Folders(home, $"{RecordedHome.Home}/.codex/plugins/cache/{marketplace}/{plugin}");
        bool? toggle = layers.Select(layer => layer["plugins"]?[id]).OfType<JsonObject>().Select(static table => (bool?)table["enabled"] ?? true).Cast<bool?>().LastOrDefault();
        return (versions.Count > 0, toggle, hasEntry, hasRoot) switch
        {
            _ when IsBlocked(home, layers, root) && toggle is not false && hasEntry => ("observed_degraded", "blocked_by_policy"),
            (true, true, true, _) => ("observed_active", "none"),
            (true, true, false, _) => ("observed_degraded", "running_without_source"),
            (true, false, _, _) => ("observed_disabled", "none"),
            (_, null, true, true) => ("observed_prepared", "user_step_needed"),
            (false, true, true, true) => ("observed_degraded", "user_step_needed"),
            _ => ("observed_degraded", "none"),
        };
    }

    /// <summary>The ids that any file mentions.</summary>
    public static IEnumerable<string> Ids(RecordedHome home)
    {
        TryConfig(home, out var layers);
        var switched = layers.SelectMany(static layer => layer["plugins"] as JsonObject ?? []).Select(static pair => pair.Key);
        var cached = from marketplace in Folders(home, $"{RecordedHome.Home}/.codex/plugins/cache")
                     from plugin in Folders(home, $"{RecordedHome.Home}/.codex/plugins/cache/{marketplace}")
                     where Folders(home, $"{RecordedHome.Home}/.codex/plugins/cache/{marketplace}/{plugin}").Count > 0
                     select $"{plugin}@{marketplace}";
        return switched.Concat(cached).Distinct(StringComparer.Ordinal);
    }

    private static bool TryConfig(RecordedHome home, out IReadOnlyList<JsonObject> layers)
    {
        var user = Parse(home, RecordedHome.Home + "/.codex/config.toml");
        var isTrusted = (string?)user?["projects"]?[RecordedHome.Project]?["trust_level"] == "trusted";
        layers = [.. new[] { user, isTrusted ? Parse(home, RecordedHome.Project + "/.codex/config.toml") : null }.OfType<JsonObject>()];
        return user is not null || Text(home, RecordedHome.Home + "/.codex/config.toml") is null;
    }

    private static IEnumerable<string> Roots(IReadOnlyList<JsonObject> layers) =>
        layers.SelectMany(static layer => layer["marketplaces"] as JsonObject ?? [])
            .Select(static pair => (string?)pair.Value!["source_type"] == "local" ? (string?)pair.Value["source"] : $"{RecordedHome.Home}/.codex/.tmp/marketplaces/{pair.Key}")
            .OfType<string>().Prepend(RecordedHome.Home);

    private static bool IsBlocked(RecordedHome home, IReadOnlyList<JsonObject> layers, string? root)
    {
        var requirements = Parse(home, "/rec/etc/codex/requirements.toml");
        var rules = requirements?["marketplaces"]?["allowed_sources"] as JsonObject ?? [];
        return layers.Any(static layer => (bool?)layer["features"]?["plugins"] is false) || (bool?)requirements?["features"]?["plugins"] is false
            || ((bool?)requirements?["marketplaces"]?["restrict_to_allowed_sources"] is true && !rules.Any(rule => (string?)rule.Value!["path"] == root));
    }

    private static JsonObject? Catalog(RecordedHome home, string root) =>
        new[] { "/.agents/plugins/marketplace.json", "/.claude-plugin/marketplace.json" }.Select(path => Text(home, root + path)).FirstOrDefault(static text => text is not null) is { } bytes
            ? JsonNode.Parse(bytes) as JsonObject : null;

    private static string? Name(RecordedHome home, string root) => (string?)Catalog(home, root)?["name"];

    /// <returns>The folder of the entry; empty for a source that is fetched; <see langword="null"/> without an entry.</returns>
    private static string? Source(RecordedHome home, string root, string plugin)
    {
        var source = (Catalog(home, root)!["plugins"] as JsonArray ?? []).FirstOrDefault(entry => (string?)entry!["name"] == plugin)?["source"];
        var path = source is JsonObject table ? (string?)table["path"] : (string?)source;
        return source is null ? null : path is null ? string.Empty : root + path[1..];
    }

    private static List<string> Folders(RecordedHome home, string path) => home.Disk.Stat(path) is null ? []
        : [.. home.Disk.List(path).Where(static entry => entry.Kind == DiskEntryKind.Directory).Select(static entry => entry.Name)];

    private static JsonObject? Parse(RecordedHome home, string path) =>
        Text(home, path) is { } bytes && StructuredText.Read(TextFormat.Toml, bytes) is { IsOk: true } text ? text.Root as JsonObject : null;

    private static byte[]? Text(RecordedHome home, string path)
    {
        if (home.Disk.Stat(path) is null)
        {
            return null;
        }

        using var stream = home.Disk.OpenRead(path);
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }
}

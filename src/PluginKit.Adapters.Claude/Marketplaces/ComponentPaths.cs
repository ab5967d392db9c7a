using System.Text.Json.Nodes;
using PluginKit.Adapters.Claude.ClientFiles;
using PluginKit.Contracts.Clients;

namespace PluginKit.Adapters.Claude.Marketplaces;

/// <summary>
/// Paths to components that a manifest names. The client reports one that is missing, escapes the plugin or repeats what it loads anyway, and loads the
/// rest of the plugin (measured). A missing file of MCP servers it does not report.
/// </summary>
internal static class ComponentPaths
{
    /// <summary>No manifest names more; a longer list is looked at up to here.</summary>
    private const int Maximum = 64;

    private static readonly string[] Members = ["skills", "commands", "agents", "hooks"];

    /// <returns>The first one that is wrong, as <c>member: path</c>; <see langword="null"/> when all are there.</returns>
    public static string? Fault(IClientFiles files, string folder, JsonObject? manifest)
    {
        var standardHooks = Path.Combine(folder, "hooks", "hooks.json");
        var hooks = ClientDocument.Read(files, standardHooks);
        if (hooks.Problem is not null)
        {
            return $"hooks: {standardHooks}";
        }
        foreach (var member in Members)
        {
            foreach (var path in Paths(manifest?[member]).Take(Maximum))
            {
                var place = Path.GetFullPath(path, folder);
                var escapes = path.Split('/').Contains("..", StringComparer.Ordinal);
                var repeats = member == "hooks" && hooks.Exists && place == standardHooks;
                if (escapes || repeats || files.KindOf(place) == PathKind.Absent)
                {
                    return $"{member}: {path}";
                }
            }
        }
        return null;
    }

    private static IEnumerable<string> Paths(JsonNode? value) => value switch
    {
        JsonArray items => items.OfType<JsonValue>().Select(static item => item.Text()).OfType<string>(),
        JsonValue single when single.Text() is { } path => [path],
        _ => [],
    };
}

using System.Text.Json;
using System.Text.Json.Nodes;

namespace PluginKit.Testing.SimulatedClients.Claude;

/// <summary><c>claude plugin list</c>: always ends with 0, whatever is broken.</summary>
internal sealed class ListCommand(ClaudeSession session, ClaudeSettings settings, ClaudeRegistry registry, ClaudePolicy policy)
{
    private static readonly string[] OptionalMembers = ["installedAt", "lastUpdated", "projectPath"];

    public void Run(ClaudeArguments arguments)
    {
        var rows = Rows().ToList();
        if (!arguments.Json)
        {
            Text(rows);
            return;
        }
        var installed = new JsonArray([.. rows]);
        session.Say(ScriptJson.Write(arguments.Available ? new JsonObject { ["installed"] = installed, ["available"] = Available() } : installed) + "\n");
    }

    private IEnumerable<JsonObject> Rows()
    {
        var known = registry.KnownOrNone();
        foreach (var (pluginRef, records) in registry.Installed())
        {
            var enabled = settings.Merged(pluginRef) == true;
            var (error, servers) = Load(known, pluginRef);
            foreach (var record in records)
            {
                var row = new JsonObject
                {
                    ["id"] = pluginRef,
                    ["version"] = (string?)record["version"] ?? "unknown",
                    ["scope"] = record["scope"]?.DeepClone(),
                    ["enabled"] = enabled,
                    ["installPath"] = record["installPath"]?.DeepClone(),
                };
                foreach (var name in OptionalMembers.Where(name => record[name] is not null))
                {
                    row[name] = record[name]?.DeepClone();
                }
                if (error is null && servers is not null && settings.Merged(pluginRef) is not null)
                {
                    row["mcpServers"] = servers.DeepClone();
                }
                if (error is not null && enabled)
                {
                    row["errors"] = new JsonArray(error);
                }
                yield return row;
            }
        }
        foreach (var row in SkillsRows())
        {
            yield return row;
        }
    }

    private (string? Error, JsonObject? Servers) Load(JsonObject known, string pluginRef)
    {
        var parts = pluginRef.Split('@', 2);
        var (plugin, marketplace) = (parts[0], parts[^1]);
        if (known[marketplace] is not JsonObject entry)
        {
            return ($"Marketplace {marketplace} not found", null);
        }
        if (policy.IsBlocked((string?)entry["installLocation"] ?? string.Empty))
        {
            return ($"Marketplace '{marketplace}' is not in the allowed marketplace list", null);
        }
        if (ClaudeMarketplace.Registered(session, entry) is not { } market)
        {
            return ($"Marketplace {marketplace} failed to load: cache-miss", null);
        }
        if (market.Find(plugin) is not { } offer)
        {
            return ($"Plugin {plugin} not found in marketplace {marketplace}", null);
        }
        var folder = market.FolderOf(offer);
        var manifest = Path.Combine(folder, ".claude-plugin", "plugin.json");
        return TryRead(manifest, out _) ? (null, Servers(folder)) : ($"Plugin {plugin} has a corrupt manifest file at {manifest}.\n\nJSON parse error: JSON Parse error: Expected '}}'", null);
    }

    private JsonObject? Servers(string folder) =>
        TryRead(Path.Combine(folder, ".mcp.json"), out var document) && document is not null ? document["mcpServers"] as JsonObject ?? document : null;

    private bool TryRead(string path, out JsonObject? document)
    {
        document = null;
        try
        {
            document = session.Read(path) is { } bytes ? ScriptJson.Parse(bytes) as JsonObject : null;
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private IEnumerable<JsonObject> SkillsRows()
    {
        var folder = Path.Combine(session.Config, "skills");
        if (!session.IsDirectory(folder))
        {
            yield break;
        }
        foreach (var entry in session.Disk.List(folder))
        {
            if (TryRead(Path.Combine(entry.Path, ".claude-plugin", "plugin.json"), out var manifest) && manifest is not null)
            {
                yield return new()
                {
                    ["id"] = $"{entry.Name}@skills-dir",
                    ["version"] = (string?)manifest["version"] ?? "unknown",
                    ["scope"] = "user",
                    ["enabled"] = settings.Merged($"{entry.Name}@skills-dir") != false,
                    ["installPath"] = entry.Path,
                };
            }
        }
    }

    private JsonArray Available()
    {
        var installed = registry.Installed();
        var rows = new JsonArray();
        foreach (var (name, entry) in registry.KnownOrNone())
        {
            foreach (var offer in ClaudeMarketplace.Registered(session, entry!.AsObject())?.Plugins ?? [])
            {
                var pluginRef = $"{offer["name"]}@{name}";
                if (installed.Of(pluginRef).Count == 0)
                {
                    rows.Add((JsonNode)new JsonObject
                    {
                        ["pluginId"] = pluginRef,
                        ["name"] = offer["name"]?.DeepClone(),
                        ["description"] = offer["description"]?.DeepClone(),
                        ["marketplaceName"] = name,
                        ["version"] = offer["version"]?.DeepClone(),
                        ["source"] = offer["source"]?.DeepClone(),
                    });
                }
            }
        }
        return rows;
    }

    private void Text(List<JsonObject> rows)
    {
        session.Say(rows.Count == 0 ? "No plugins installed. Use `claude plugin install` to install a plugin.\n" : "Installed plugins:\n\n");
        foreach (var row in rows)
        {
            var error = row["errors"] is JsonArray errors ? (string?)errors[0] : null;
            var status = error is not null ? "✘ failed to load" : row["enabled"]!.GetValue<bool>() ? "✔ enabled" : "✘ disabled";
            session.Say($"  ❯ {row["id"]}\n    Version: {row["version"]}\n    Scope: {row["scope"]}\n    Status: {status}\n");
            session.Say(error is null ? "\n" : $"    Error: {error}\n\n");
        }
    }
}

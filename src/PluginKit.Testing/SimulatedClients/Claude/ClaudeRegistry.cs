using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace PluginKit.Testing.SimulatedClients.Claude;

/// <summary>The two registries below the plugins folder: registered marketplaces and installed plugins.</summary>
internal sealed partial class ClaudeRegistry(ClaudeSession session)
{
    private static readonly string[] RecordMembers =
        ["scope", "projectPath", "installPath", "version", "installedAt", "lastUpdated", "gitCommitSha", "auto"];

    private static readonly string[] RecordTexts = ["version", "projectPath", "installedAt", "lastUpdated", "gitCommitSha"];

    private static readonly string[] MarketplaceTexts = ["installLocation", "lastUpdated"];

    private static readonly string[] MarketplaceMembers = ["source", "installLocation", "lastUpdated", "autoUpdate"];

    private string KnownPath => Path.Combine(session.Plugins, "known_marketplaces.json");

    private string InstalledPath => Path.Combine(session.Plugins, "installed_plugins.json");

    /// <summary>The registered marketplaces.</summary>
    /// <exception cref="ClaudeFailure">The file is broken.</exception>
    public JsonObject Known()
    {
        if (session.Read(KnownPath) is not { } bytes)
        {
            return [];
        }
        JsonObject root;
        try
        {
            root = ScriptJson.Parse(bytes) as JsonObject ?? [];
        }
        catch (JsonException)
        {
            throw new ClaudeFailure("Failed to load marketplace configuration: JSON Parse error: Expected '}'");
        }
        var checkedRoot = new JsonObject();
        foreach (var (name, value) in root)
        {
            if (Complaint(value as JsonObject) is { } complaint)
            {
                throw new ClaudeFailure($"Marketplace configuration file is corrupted: {name}.{complaint}");
            }
            checkedRoot[name] = Only(value!.AsObject(), MarketplaceMembers);
        }
        return checkedRoot;
    }

    /// <summary>The same for commands that take a broken file for an empty one.</summary>
    public JsonObject KnownOrNone()
    {
        try
        {
            return Known();
        }
        catch (ClaudeFailure)
        {
            return [];
        }
    }

    public void SaveKnown(JsonObject known) => session.Write(KnownPath, ScriptJson.Write(known));

    /// <summary>The records by plugin; none at all when the file does not parse or one record is invalid.</summary>
    public InstalledRecords Installed()
    {
        if (session.Read(InstalledPath) is not { } bytes)
        {
            return [];
        }
        try
        {
            return ScriptJson.Parse(bytes) is JsonObject root && root["plugins"] is JsonObject plugins ? Records(root["version"]?.ToJsonString(), plugins) ?? [] : [];
        }
        catch (JsonException)
        {
            return [];
        }
    }

    public void SaveInstalled(InstalledRecords plugins)
    {
        var members = new JsonObject();
        foreach (var (pluginRef, records) in plugins.Where(static entry => entry.Records.Count > 0))
        {
            members[pluginRef] = new JsonArray([.. records.Select(static record => record.DeepClone())]);
        }
        session.Write(InstalledPath, ScriptJson.Write(new JsonObject { ["version"] = 2, ["plugins"] = members }));
    }

    private InstalledRecords? Records(string? version, JsonObject plugins)
    {
        var result = new InstalledRecords();
        foreach (var (pluginRef, value) in plugins)
        {
            List<JsonObject?> records = (version, value) switch
            {
                ("2", JsonArray items) => [.. items.Select(Valid)],
                ("1", JsonObject legacy) => [Legacy(pluginRef, legacy)],
                _ => [null],
            };
            if (records.Contains(null) || !Reference().IsMatch(pluginRef))
            {
                return null;
            }
            result.Add((pluginRef, [.. records.OfType<JsonObject>()]));
        }
        return result;
    }

    private static JsonObject? Valid(JsonNode? node) =>
        node is JsonObject record && Text(record["scope"]) is "user" or "project" or "local" or "managed" && Text(((JsonObject)node)["installPath"]) is not null
            && RecordTexts.All(name => !((JsonObject)node).ContainsKey(name) || Text(((JsonObject)node)[name]) is not null)
            && (!((JsonObject)node).ContainsKey("auto") || ((JsonObject)node)["auto"]?.GetValueKind() is JsonValueKind.True or JsonValueKind.False)
            ? Only((JsonObject)node, RecordMembers)
            : null;

    [GeneratedRegex("^[A-Za-z0-9][A-Za-z0-9._-]*@[A-Za-z0-9][A-Za-z0-9._-]*$", RegexOptions.None, Timeout.Infinite)]
    private static partial Regex Reference();

    /// <summary>The older form has no scopes; its copy is looked for at today's place.</summary>
    private JsonObject? Legacy(string pluginRef, JsonObject legacy)
    {
        if (Text(legacy["version"]) is null || Text(legacy["installedAt"]) is null || Text(legacy["installPath"]) is null)
        {
            return null;
        }
        var parts = pluginRef.Split('@', 2);
        var version = Text(legacy["version"]) ?? "unknown";
        return new()
        {
            ["scope"] = "user",
            ["installPath"] = Path.Combine(session.Plugins, "cache", parts[^1], parts[0], version),
            ["version"] = version,
            ["installedAt"] = legacy["installedAt"]?.DeepClone(),
            ["lastUpdated"] = legacy["lastUpdated"]?.DeepClone(),
        };
    }

    private static string? Complaint(JsonObject? entry)
    {
        var source = entry?["source"] as JsonObject;
        var member = Text(source?["source"]) switch { "git" or "url" => "url", "github" => "repo", "npm" => "package", _ => "path" };
        if (Text(source?[member]) is null)
        {
            return $"source.{member}: Invalid input: expected string, received undefined";
        }
        var missing = Array.Find(MarketplaceTexts, name => Text(entry![name]) is null);
        return missing is null ? null : $"{missing}: Invalid input: expected string, received undefined";
    }

    private static JsonObject Only(JsonObject source, string[] members)
    {
        var result = new JsonObject();
        foreach (var name in members.Where(source.ContainsKey))
        {
            result[name] = source[name]?.DeepClone();
        }
        return result;
    }

    private static string? Text(JsonNode? node) => node?.GetValueKind() == JsonValueKind.String ? node.GetValue<string>() : null;
}

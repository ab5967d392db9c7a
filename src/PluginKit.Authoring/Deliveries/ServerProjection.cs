using System.Text.Json;
using System.Text.Json.Nodes;
using PluginKit.Authoring.Servers;

namespace PluginKit.Authoring.Deliveries;

/// <summary>Makes <c>.mcp.json</c>: a flat map from alias to server, which both clients read.</summary>
internal static class ServerProjection
{
    /// <summary>The servers that are meant for the target, with their placeholders not yet replaced.</summary>
    public static JsonObject Project(IReadOnlyList<McpServer> servers, string authoredTarget)
    {
        var result = new JsonObject();
        foreach (var server in servers.Where(server => server.AppliesTo(authoredTarget)))
        {
            var members = server.Stdio is { } stdio ? Stdio(stdio) : Remote(server.Remote!);
            Merge(members, server.Overrides, authoredTarget);
            Merge(members, server.Passthrough, authoredTarget);
            result[server.Alias] = members;
        }

        return result;
    }

    private static JsonObject Stdio(StdioTransport stdio)
    {
        var members = new JsonObject { ["command"] = stdio.Command };
        if (stdio.Arguments.Count > 0)
        {
            members["args"] = new JsonArray([.. stdio.Arguments.Select(static argument => (JsonNode)JsonValue.Create(argument))]);
        }

        AddMap(members, "env", stdio.Environment);
        return members;
    }

    private static JsonObject Remote(RemoteTransport remote)
    {
        var members = new JsonObject
        {
            ["type"] = remote.Protocol == RemoteProtocol.ServerSentEvents ? "sse" : "http",
            ["url"] = remote.Url,
        };
        AddMap(members, "headers", remote.Headers);
        return members;
    }

    private static void AddMap(JsonObject members, string name, IReadOnlyDictionary<string, string> map)
    {
        if (map.Count == 0)
        {
            return;
        }

        var values = new JsonObject();
        foreach (var (key, value) in map)
        {
            values[key] = value;
        }

        members[name] = values;
    }

    private static void Merge(JsonObject members, IReadOnlyDictionary<string, JsonElement> extras, string target)
    {
        if (extras.TryGetValue(target, out var extra) && JsonObject.Create(extra) is { } values)
        {
            Merge(members, values);
        }
    }

    /// <summary>Objects are merged member by member; anything else replaces.</summary>
    private static void Merge(JsonObject into, JsonObject from)
    {
        foreach (var (name, value) in from)
        {
            if (value is JsonObject nested && into[name] is JsonObject existing)
            {
                Merge(existing, nested);
            }
            else
            {
                into[name] = value?.DeepClone();
            }
        }
    }
}

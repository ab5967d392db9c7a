using System.Globalization;
using System.Text.Json;
using PluginKit.Contracts.Vocabulary;

namespace PluginKit.Contracts.Surfaces;

public sealed partial class SurfaceReader
{
    /// <summary>Documents that name documents are followed this deep; below that they count as unreadable.</summary>
    private const int MaxNesting = 8;

    private static readonly string[] EnvironmentMembers = ["env", "env_vars", "environment"];
    private static readonly string[] HeaderMembers = ["headers", "http_headers", "env_http_headers"];

    private int _nesting;

    /// <summary>
    /// Reads MCP servers: a map from names to servers, alone or in <c>mcpServers</c> or <c>mcp_servers</c>; the path of a document with one; or a list of those.
    /// </summary>
    /// <param name="value">The value.</param>
    /// <param name="file">The file that it stands in.</param>
    /// <param name="place">Where, as a JSON pointer; empty for the root.</param>
    public void McpServers(JsonElement value, string file, string place) =>
        Map(value, file, place, ["mcpServers", "mcp_servers"], (name, server, at) => Server(name, server, file, at), McpServers);

    /// <summary>Reads language servers, in the notations of <see cref="McpServers"/>.</summary>
    /// <param name="value">The value.</param>
    /// <param name="file">The file that it stands in.</param>
    /// <param name="place">Where, as a JSON pointer; empty for the root.</param>
    public void LanguageServers(JsonElement value, string file, string place) =>
        Map(value, file, place, ["lspServers"], (name, server, at) => Described(SurfaceKind.Lsp, name, server, file, at), LanguageServers);

    /// <summary>Reads hooks: events with groups of hooks, alone or in <c>hooks</c>; the path of a document with them; or a list of those.</summary>
    /// <param name="value">The value.</param>
    /// <param name="file">The file that it stands in.</param>
    /// <param name="place">Where, as a JSON pointer; empty for the root.</param>
    public void Hooks(JsonElement value, string file, string place) =>
        Map(value, file, place, ["hooks"], (name, groups, at) => Event(name, groups, file, at), Hooks);

    /// <summary>Reads a list or map of things with a command, for example monitors.</summary>
    /// <param name="kind">What they are.</param>
    /// <param name="value">The value; a text is the path of a document with it.</param>
    /// <param name="file">The file that it stands in.</param>
    /// <param name="place">Where, as a JSON pointer; empty for the root.</param>
    public void Commands(SurfaceKind kind, JsonElement value, string file, string place)
    {
        if (value.ValueKind == JsonValueKind.String)
        {
            Follow(value.GetString()!, file, place, (inner, path, at) => Commands(kind, inner, path, at));
        }
        else if (value.ValueKind == JsonValueKind.Array)
        {
            foreach (var (item, at) in Items(value, place))
            {
                if (item.ValueKind == JsonValueKind.String)
                {
                    Commands(kind, item, file, at);
                }
                else
                {
                    Described(kind, TextOf(item, "name") ?? at, item, file, at);
                }
            }
        }
        else if (value.ValueKind == JsonValueKind.Object)
        {
            foreach (var member in value.EnumerateObject())
            {
                Described(kind, member.Name, member.Value, file, At(place, member.Name));
            }
        }
    }

    private delegate void Reading(JsonElement value, string file, string place);

    private void Map(JsonElement value, string file, string place, string[] wrappers, Action<string, JsonElement, string> entry, Reading again)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.String:
                Follow(value.GetString()!, file, place, again);
                break;
            case JsonValueKind.Array:
                foreach (var (item, at) in Items(value, place))
                {
                    again(item, file, at);
                }

                break;
            case JsonValueKind.Object:
                // Clients differ in whether the rest beside a wrapper counts: listing both leaves nothing out.
                foreach (var member in value.EnumerateObject())
                {
                    if (wrappers.Contains(member.Name, StringComparer.Ordinal) && member.Value.ValueKind == JsonValueKind.Object)
                    {
                        foreach (var inner in member.Value.EnumerateObject())
                        {
                            entry(inner.Name, inner.Value, At(At(place, member.Name), inner.Name));
                        }
                    }
                    else if (member.Value.ValueKind is JsonValueKind.Object or JsonValueKind.Array)
                    {
                        entry(member.Name, member.Value, At(place, member.Name));
                    }
                }

                break;
            case JsonValueKind.Null or JsonValueKind.Undefined:
                break;
            default:
                Unreadable(file);
                break;
        }
    }

    private void Follow(string path, string file, string place, Reading again)
    {
        var target = NamedFiles.Normal(path);
        if (!path.EndsWith(".json", StringComparison.OrdinalIgnoreCase) || _nesting >= MaxNesting)
        {
            // A bundle, an address, a text of a notation to come: nobody looked into it.
            Add(new(SurfaceKind.Unreadable, path, _paths.Contains(target) ? target : file, place), System.Text.Encoding.UTF8.GetBytes(path), _named.In([path]));
            return;
        }

        _nesting++;
        try
        {
            if (Document(path) is { } document)
            {
                again(document, target, string.Empty);
            }
        }
        finally
        {
            _nesting--;
        }
    }

    private void Server(string name, JsonElement server, string file, string place)
    {
        if (server.ValueKind != JsonValueKind.Object)
        {
            return;
        }

        var isRemote = !server.TryGetProperty("command", out _) && TextOf(server, "url") is not null;
        Described(isRemote ? SurfaceKind.McpRemote : SurfaceKind.McpCommand, name, server, file, place);
        if (TextOf(server, "headersHelper") is { } helper)
        {
            Add(new(SurfaceKind.HeadersHelper, name, file, At(place, "headersHelper")) { Command = [helper] }, System.Text.Encoding.UTF8.GetBytes(helper), _named.In([helper]));
        }
    }

    private void Event(string name, JsonElement groups, string file, string place)
    {
        foreach (var (group, at) in groups.ValueKind == JsonValueKind.Array ? Items(groups, place) : [(groups, place)])
        {
            var title = TextOf(group, "matcher") is { Length: > 0 } matcher ? $"{name} {matcher}" : name;
            if (group.ValueKind == JsonValueKind.Object && group.TryGetProperty("hooks", out var hooks) && hooks.ValueKind == JsonValueKind.Array)
            {
                foreach (var (hook, spot) in Items(hooks, At(at, "hooks")))
                {
                    Described(SurfaceKind.Hook, title, hook, file, spot);
                }
            }
            else if (group.ValueKind == JsonValueKind.Object)
            {
                Described(SurfaceKind.Hook, title, group, file, at);
            }
        }
    }

    private void Described(SurfaceKind kind, string name, JsonElement value, string file, string place) => Add(
        new(kind, name, file, place)
        {
            Command = CommandOf(value),
            Url = TextOf(value, "url"),
            Variables = Names(value, EnvironmentMembers),
            Headers = Names(value, HeaderMembers),
        },
        SurfaceDigest.Canonical(value),
        _named.In(NamedFiles.TextsIn(value)));

    private static IReadOnlyList<string> CommandOf(JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.String)
        {
            return [value.GetString()!];
        }

        var command = value.ValueKind == JsonValueKind.Object && value.TryGetProperty("command", out var named) ? NamedFiles.TextsIn(named) : [];
        var arguments = value.ValueKind == JsonValueKind.Object && value.TryGetProperty("args", out var listed) && listed.ValueKind == JsonValueKind.Array
            ? listed.EnumerateArray().Select(static item => item.ValueKind == JsonValueKind.String ? item.GetString()! : item.GetRawText())
            : [];
        return [.. command, .. arguments];
    }

    private static IReadOnlyList<string> Names(JsonElement value, string[] members) => value.ValueKind != JsonValueKind.Object
        ? []
        : [.. members.SelectMany(member => value.TryGetProperty(member, out var map) ? NamesIn(map) : []).Distinct(StringComparer.Ordinal)];

    private static IEnumerable<string> NamesIn(JsonElement map) => map.ValueKind switch
    {
        JsonValueKind.Object => map.EnumerateObject().Select(static member => member.Name),
        JsonValueKind.Array => map.EnumerateArray().Where(static item => item.ValueKind == JsonValueKind.String).Select(static item => item.GetString()!.Split('=')[0]),
        _ => [],
    };

    private static IEnumerable<(JsonElement Item, string Place)> Items(JsonElement array, string place) =>
        array.EnumerateArray().Select((item, index) => (item, At(place, index.ToString(CultureInfo.InvariantCulture))));

    private static string At(string place, string segment) =>
        $"{place}/{segment.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal)}";

    private static string? TextOf(JsonElement value, string member) =>
        value.ValueKind == JsonValueKind.Object && value.TryGetProperty(member, out var text) && text.ValueKind == JsonValueKind.String ? text.GetString() : null;
}

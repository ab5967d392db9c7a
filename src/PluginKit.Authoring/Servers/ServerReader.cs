using System.Text.Json;
using PluginKit.Authoring.Files;
using PluginKit.Authoring.Targets;
using PluginKit.Authoring.Yaml;

namespace PluginKit.Authoring.Servers;

/// <summary>Reads one server.</summary>
internal static class ServerReader
{
    public static McpServer? Read(string alias, MappingReader fields, DocumentReport report)
    {
        var type = fields.RequiredText("type");
        var stdio = fields.Nested("stdio");
        var remote = fields.Nested("remote");
        var server = new McpServer
        {
            Alias = alias,
            Description = fields.Text("description"),
            Stdio = type == "stdio" && Block(fields, "stdio", stdio, "remote", remote, report) ? Stdio(stdio!, report) : null,
            Remote = type == "remote" && Block(fields, "remote", remote, "stdio", stdio, report) ? Remote(remote!, report) : null,
            Targets = Targets(fields, report),
        };
        if (type is not null and not "stdio" and not "remote")
        {
            report.Invalid(fields.At("type"), $"{fields.PathOf("type")} has to be stdio or remote");
        }

        server = server with
        {
            Overrides = Extras("overrides", server, fields, report),
            Passthrough = Extras("passthrough", server, fields, report),
        };
        fields.WarnOfUnknown();
        return server is { Stdio: null, Remote: null } ? null : server;
    }

    /// <summary>Exactly the block that matches the type.</summary>
    private static bool Block(MappingReader fields, string wanted, MappingReader? block, string other, MappingReader? otherBlock, DocumentReport report)
    {
        if (otherBlock is not null)
        {
            report.Invalid(otherBlock.Mapping, $"{fields.PathOf(other)} does not belong to type: {wanted}");
        }

        if (block is null)
        {
            report.Invalid(fields.At(wanted), $"{fields.PathOf(wanted)} is required by type: {wanted}");
        }

        return block is not null && otherBlock is null;
    }

    private static StdioTransport? Stdio(MappingReader fields, DocumentReport report)
    {
        var command = fields.RequiredText("command");
        var arguments = fields.VerbatimList("args");
        var environment = fields.VerbatimMap("env");
        fields.WarnOfUnknown();
        if (command is null)
        {
            return null;
        }

        var stdio = new StdioTransport(command, arguments, environment);
        ServerRisks.Check(stdio, fields, report);
        return stdio;
    }

    private static RemoteTransport? Remote(MappingReader fields, DocumentReport report)
    {
        var protocolText = fields.RequiredText("protocol");
        var url = fields.RequiredText("url");
        var headers = fields.VerbatimMap("headers");
        fields.WarnOfUnknown();
        RemoteProtocol? protocol = protocolText switch
        {
            "streamable_http" or "http" => RemoteProtocol.StreamableHttp,
            "sse" => RemoteProtocol.ServerSentEvents,
            _ => null,
        };
        if (protocolText is not null && protocol is null)
        {
            report.Invalid(fields.At("protocol"), $"{fields.PathOf("protocol")} has to be streamable_http or sse");
        }

        if (protocol is null || url is null)
        {
            return null;
        }

        var remote = new RemoteTransport(protocol.Value, url, headers);
        ServerRisks.Check(remote, fields, report);
        return remote;
    }

    private static IReadOnlyList<string> Targets(MappingReader fields, DocumentReport report)
    {
        var targets = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var (text, index) in fields.TextList("targets").Select(static (text, index) => (AuthoredTargets.Normalize(text), index)))
        {
            if (AuthoredTargets.Find(text) is null)
            {
                report.Invalid(fields.At("targets"), $"{FieldPath.Item(fields.PathOf("targets"), index)} is not a known target; known are {AuthoredTargets.KnownIds}");
            }

            targets.Add(text);
        }

        return [.. targets];
    }

    private static SortedDictionary<string, JsonElement> Extras(string key, McpServer server, MappingReader fields, DocumentReport report)
    {
        var extras = new SortedDictionary<string, JsonElement>(StringComparer.Ordinal);
        if (fields.Nested(key) is not { } map)
        {
            return extras;
        }

        foreach (var entry in map.Mapping.Entries)
        {
            if (AuthoredTargets.Find(entry.Key) is null)
            {
                report.Invalid(entry.Line, entry.Column, $"{map.PathOf(entry.Key)} is not a known target; known are {AuthoredTargets.KnownIds}");
            }
            else if (map.Nested(entry.Key) is { } members)
            {
                RefuseManaged(server, entry.Key, members, report);
                Add(extras, entry.Key, members.Mapping, report);
            }
        }

        return extras;
    }

    private static void RefuseManaged(McpServer server, string target, MappingReader members, DocumentReport report)
    {
        var managed = ManagedServerKeys.Of(server, target);
        foreach (var entry in members.Mapping.Entries.Where(entry => managed.Contains(entry.Key, StringComparer.Ordinal)))
        {
            report.Invalid(entry.Line, entry.Column, $"{members.PathOf(entry.Key)} is set by the fields of the server and cannot be overridden");
        }
    }

    private static void Add(SortedDictionary<string, JsonElement> extras, string target, YamlMapping members, DocumentReport report)
    {
        try
        {
            using var document = JsonDocument.Parse(CanonicalJson.Write(YamlJson.ToObject(members)));
            extras[target] = document.RootElement.Clone();
        }
        catch (YamlRefusedException e)
        {
            report.Invalid(e.Line, e.Column, e.Message);
        }
    }
}

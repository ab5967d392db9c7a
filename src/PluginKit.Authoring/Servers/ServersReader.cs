using PluginKit.Authoring.Files;
using PluginKit.Authoring.Manifests;
using PluginKit.Authoring.Yaml;

namespace PluginKit.Authoring.Servers;

/// <summary>Reads <c>mcp/servers.yaml</c>, api_version v1 or the older <c>format: plugin-kit-ai/mcp</c> with <c>version: 1</c>.</summary>
internal static class ServersReader
{
    private const string LegacyFormat = "plugin-kit-ai/mcp";

    public static IReadOnlyList<McpServer>? Read(YamlMapping root, DocumentReport report)
    {
        var fields = new MappingReader(root, string.Empty, report);
        CheckFormat(fields, report);
        var servers = Servers(fields, report);
        fields.WarnOfUnknown();
        return report.HasErrors ? null : servers;
    }

    private static void CheckFormat(MappingReader fields, DocumentReport report)
    {
        var apiVersion = fields.Text("api_version");
        var format = fields.Text("format");
        var version = fields.Take("version");
        switch (apiVersion, format, version)
        {
            case (not null, null, null) when apiVersion != "v1":
                report.Invalid(fields.At("api_version"), "api_version has to be v1");
                break;
            case (not null, null, null):
                break;
            case (not null, _, _):
                report.Invalid(fields.At("api_version"), "api_version cannot stand beside format and version of the older format");
                break;
            case (null, LegacyFormat, YamlScalar { Text: "1" }):
                break;
            case (null, not null, _):
                report.Invalid(fields.At("format"), $"the older format is format: {LegacyFormat} with version: 1; better use api_version: v1");
                break;
            default:
                report.Invalid(fields.At("api_version"), "api_version is required and has to be v1");
                break;
        }
    }

    private static List<McpServer> Servers(MappingReader fields, DocumentReport report)
    {
        var servers = new List<McpServer>();
        if (fields.Nested("servers") is not { } map)
        {
            if (fields.Take("servers") is null)
            {
                report.Invalid(fields.At("servers"), "servers is required");
            }

            return servers;
        }

        foreach (var entry in map.Mapping.Entries)
        {
            if (!ProjectName.IsKebab(entry.Key))
            {
                report.Invalid(entry.Line, entry.Column, $"the alias {map.PathOf(entry.Key)} {ProjectName.KebabRule}");
            }

            if (map.Nested(entry.Key) is { } server)
            {
                if (ServerReader.Read(entry.Key, server, report) is { } read)
                {
                    servers.Add(read);
                }
            }
            else if (entry.Value is YamlScalar { IsNull: true })
            {
                report.Invalid(entry.Value, $"{map.PathOf(entry.Key)} is empty");
            }
        }

        if (map.Mapping.Entries.Count == 0)
        {
            report.Invalid(map.Mapping, "servers has to name at least one server");
        }

        return servers;
    }
}

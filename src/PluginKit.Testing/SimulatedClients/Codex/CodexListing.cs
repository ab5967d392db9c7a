using System.Text.Json;

namespace PluginKit.Testing.SimulatedClients.Codex;

/// <summary><c>plugin list</c> and <c>plugin marketplace list</c>.</summary>
/// <param name="folder">The run.</param>
internal sealed class CodexListing(CodexFolder folder)
{
    public string Plugins(string? only, bool json, bool available)
    {
        var marketplaces = CodexMarketplace.All(folder, only).Where(marketplace => only is null || marketplace.Name == only).ToList();
        var rows = marketplaces.SelectMany(marketplace => marketplace.Plugins.Select(plugin => Row(marketplace, plugin))).ToList();
        if (!json)
        {
            return Text(marketplaces, rows, only);
        }

        return CodexOutput.Json(writer =>
        {
            Write(writer, "installed", rows.Where(static row => row.Version is not null));
            Write(writer, "available", available ? rows.Where(static row => row.Version is null) : []);
        });
    }

    public string Marketplaces(bool json)
    {
        var marketplaces = CodexMarketplace.All(folder);
        if (!json)
        {
            return marketplaces.Count == 0
                ? "No plugin marketplaces in scope.\n"
                : CodexOutput.Columns([["MARKETPLACE", "ROOT"], .. marketplaces.Select(static marketplace => new[] { marketplace.Name, marketplace.Root })]);
        }

        return CodexOutput.Json(writer =>
        {
            writer.WriteStartArray("marketplaces");
            foreach (var marketplace in marketplaces)
            {
                writer.WriteStartObject();
                writer.WriteString("name", marketplace.Name);
                writer.WriteString("root", marketplace.Root);
                WriteSource(writer, marketplace);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
        });
    }

    private CodexRow Row(CodexMarketplace marketplace, CodexPlugin plugin)
    {
        var id = $"{plugin.Name}@{marketplace.Name}";
        var layers = folder.Layers();
        var word = layers.Select(layer => layer.Value("enabled", "plugins", id)).FirstOrDefault(static value => value is not null);
        var hasTable = layers.Any(layer => layer.HasTable("plugins", id));
        var cached = CodexCache.Version(folder, marketplace.Name, plugin.Name);
        return new(id, marketplace, plugin, hasTable ? cached : null, hasTable && word != "false", CodexCache.SourceVersion(folder.Disk, plugin.Folder));
    }

    private static string Text(List<CodexMarketplace> marketplaces, List<CodexRow> rows, string? only)
    {
        if (rows.Count == 0)
        {
            return only is null ? "No marketplace plugins found.\n" : $"No plugins found in marketplace `{only}`.\n";
        }

        var parts = from marketplace in marketplaces
                    let own = rows.Where(row => ReferenceEquals(row.Marketplace, marketplace)).ToList()
                    where own.Count > 0
                    select $"Marketplace `{marketplace.Name}`\n{marketplace.File}\n\n"
                        + CodexOutput.Columns([["PLUGIN", "STATUS", "VERSION", "SOURCE"], .. own.Select(static row => row.Columns)]);
        return string.Join('\n', parts);
    }

    private static void Write(Utf8JsonWriter writer, string name, IEnumerable<CodexRow> rows)
    {
        writer.WriteStartArray(name);
        foreach (var row in rows)
        {
            writer.WriteStartObject();
            writer.WriteString("pluginId", row.Id);
            writer.WriteString("name", row.Plugin.Name);
            writer.WriteString("marketplaceName", row.Marketplace.Name);
            writer.WriteString("version", row.Version ?? row.SourceVersion);
            writer.WriteBoolean("installed", row.Version is not null);
            writer.WriteBoolean("enabled", row.IsOn);
            writer.WriteStartObject("source");
            writer.WriteString("source", "local");
            writer.WriteString("path", row.Plugin.Folder);
            writer.WriteEndObject();
            WriteSource(writer, row.Marketplace);
            writer.WriteString("installPolicy", row.Plugin.Installation);
            writer.WriteString("authPolicy", row.Plugin.Authentication);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WriteSource(Utf8JsonWriter writer, CodexMarketplace marketplace)
    {
        if (marketplace.Source is not null)
        {
            writer.WriteStartObject("marketplaceSource");
            writer.WriteString("sourceType", "local");
            writer.WriteString("source", marketplace.Source);
            writer.WriteEndObject();
        }
    }
}

using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using PluginKit.Benchmarks.Running;

namespace PluginKit.Benchmarks.Data;

/// <summary>
/// A home in which people installed many plugins with the clients themselves: per client some marketplaces of 100 plugins, each with its copy in the
/// client's cache, a record or table, and a switch.
/// </summary>
internal static class NativeHome
{
    private const int PluginsPerMarketplace = 100;

    public static void Fill(ScratchFolder scratch, int pluginsPerClient)
    {
        var marketplaces = pluginsPerClient / PluginsPerMarketplace;
        FillCodex(scratch, marketplaces);
        FillClaude(scratch, marketplaces);
    }

    private static void FillCodex(ScratchFolder scratch, int marketplaces)
    {
        var configuration = new StringBuilder();
        foreach (var marketplace in Names("codex-market", marketplaces))
        {
            configuration.Append(CultureInfo.InvariantCulture, $"[marketplaces.{marketplace}]\nsource_type = \"git\"\nsource = \"https://example.org/{marketplace}\"\n\n");
            var entries = new JsonArray();
            foreach (var plugin in Names("tool", PluginsPerMarketplace))
            {
                configuration.Append(CultureInfo.InvariantCulture, $"[plugins.\"{plugin}@{marketplace}\"]\nenabled = true\n\n");
                entries.Add(new JsonObject { ["name"] = plugin, ["source"] = new JsonObject { ["source"] = "url", ["url"] = $"https://example.org/{plugin}" }, ["category"] = "Productivity" });
                Manifest(scratch, $".codex/plugins/cache/{marketplace}/{plugin}/1.2.3/.codex-plugin/plugin.json", plugin);
            }

            Json(scratch, $".codex/.tmp/marketplaces/{marketplace}/.agents/plugins/marketplace.json", new JsonObject { ["name"] = marketplace, ["plugins"] = entries });
        }

        scratch.Write("home/.codex/config.toml", Encoding.UTF8.GetBytes(configuration.ToString()));
    }

    private static void FillClaude(ScratchFolder scratch, int marketplaces)
    {
        var (enabled, records, known) = (new JsonObject(), new JsonObject(), new JsonObject());
        foreach (var marketplace in Names("claude-market", marketplaces))
        {
            var location = Path.Combine(scratch.Home, ".claude/plugins/marketplaces", marketplace);
            known[marketplace] = new JsonObject
            {
                ["source"] = new JsonObject { ["source"] = "github", ["repo"] = $"example/{marketplace}" },
                ["installLocation"] = location,
                ["lastUpdated"] = "2026-01-02T03:04:05.000Z",
            };
            var entries = new JsonArray();
            foreach (var plugin in Names("tool", PluginsPerMarketplace))
            {
                var copy = $".claude/plugins/cache/{marketplace}/{plugin}/1.2.3";
                entries.Add(new JsonObject { ["name"] = plugin, ["source"] = $"./plugins/{plugin}", ["description"] = "A tool of the market.", ["version"] = "1.2.3" });
                enabled[$"{plugin}@{marketplace}"] = true;
                records[$"{plugin}@{marketplace}"] = new JsonArray(new JsonObject
                {
                    ["scope"] = "user",
                    ["installPath"] = Path.Combine(scratch.Home, copy),
                    ["version"] = "1.2.3",
                    ["installedAt"] = "2026-01-02T03:04:05.000Z",
                    ["lastUpdated"] = "2026-01-02T03:04:05.000Z",
                });
                Manifest(scratch, $"{copy}/.claude-plugin/plugin.json", plugin);
            }

            Json(scratch, $".claude/plugins/marketplaces/{marketplace}/.claude-plugin/marketplace.json", new JsonObject { ["name"] = marketplace, ["owner"] = new JsonObject { ["name"] = "example" }, ["plugins"] = entries });
        }

        Json(scratch, ".claude/settings.json", new JsonObject { ["enabledPlugins"] = enabled });
        Json(scratch, ".claude/plugins/known_marketplaces.json", known);
        Json(scratch, ".claude/plugins/installed_plugins.json", new JsonObject { ["version"] = 2, ["plugins"] = records });
    }

    private static IEnumerable<string> Names(string prefix, int count) =>
        Enumerable.Range(0, count).Select(index => FormattableString.Invariant($"{prefix}-{index:D3}"));

    private static void Manifest(ScratchFolder scratch, string path, string plugin) => Json(scratch, path, new JsonObject
    {
        ["name"] = plugin,
        ["version"] = "1.2.3",
        ["description"] = "A tool that somebody installed with the client itself.",
        ["author"] = new JsonObject { ["name"] = "Example" },
        ["keywords"] = new JsonArray("mcp", "example"),
    });

    private static void Json(ScratchFolder scratch, string path, JsonObject content) =>
        scratch.Write(Path.Combine("home", path), Encoding.UTF8.GetBytes(content.ToJsonString(new() { WriteIndented = true }) + "\n"));
}

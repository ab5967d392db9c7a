using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace PluginKit.Benchmarks.Data;

/// <summary>
/// A home in which people installed many plugins with the clients themselves: per client some marketplaces, each plugin with its copy in the
/// client's cache, a record or table, and a switch.
/// </summary>
/// <param name="home">The home directory.</param>
/// <param name="write">Writes a file, its folders too.</param>
/// <param name="marketplaces">Marketplaces of each client.</param>
/// <param name="plugins">Plugins of each marketplace.</param>
internal sealed class NativeHome(string home, Action<string, byte[]> write, int marketplaces, int plugins)
{
    public void Fill()
    {
        FillCodex();
        FillClaude();
    }

    private void FillCodex()
    {
        var configuration = new StringBuilder();
        foreach (var marketplace in Names("codex-market", marketplaces))
        {
            configuration.Append(CultureInfo.InvariantCulture, $"[marketplaces.{marketplace}]\nsource_type = \"git\"\nsource = \"https://example.org/{marketplace}\"\n\n");
            var entries = new JsonArray();
            foreach (var plugin in Names("tool", plugins))
            {
                configuration.Append(CultureInfo.InvariantCulture, $"[plugins.\"{plugin}@{marketplace}\"]\nenabled = true\n\n");
                entries.Add(new JsonObject { ["name"] = plugin, ["source"] = new JsonObject { ["source"] = "url", ["url"] = $"https://example.org/{plugin}" }, ["category"] = "Productivity" });
                Manifest($".codex/plugins/cache/{marketplace}/{plugin}/1.2.3/.codex-plugin/plugin.json", plugin);
            }

            Json($".codex/.tmp/marketplaces/{marketplace}/.agents/plugins/marketplace.json", new JsonObject { ["name"] = marketplace, ["plugins"] = entries });
        }

        write(Path.Combine(home, ".codex/config.toml"), Encoding.UTF8.GetBytes(configuration.ToString()));
    }

    private void FillClaude()
    {
        var (enabled, records, known) = (new JsonObject(), new JsonObject(), new JsonObject());
        foreach (var marketplace in Names("claude-market", marketplaces))
        {
            var location = Path.Combine(home, ".claude/plugins/marketplaces", marketplace);
            known[marketplace] = new JsonObject
            {
                ["source"] = new JsonObject { ["source"] = "github", ["repo"] = $"example/{marketplace}" },
                ["installLocation"] = location,
                ["lastUpdated"] = "2026-01-02T03:04:05.000Z",
            };
            var entries = new JsonArray();
            foreach (var plugin in Names("tool", plugins))
            {
                var copy = $".claude/plugins/cache/{marketplace}/{plugin}/1.2.3";
                entries.Add(new JsonObject { ["name"] = plugin, ["source"] = $"./plugins/{plugin}", ["description"] = "A tool of the market.", ["version"] = "1.2.3" });
                enabled[$"{plugin}@{marketplace}"] = true;
                records[$"{plugin}@{marketplace}"] = new JsonArray(new JsonObject
                {
                    ["scope"] = "user",
                    ["installPath"] = Path.Combine(home, copy),
                    ["version"] = "1.2.3",
                    ["installedAt"] = "2026-01-02T03:04:05.000Z",
                    ["lastUpdated"] = "2026-01-02T03:04:05.000Z",
                });
                Manifest($"{copy}/.claude-plugin/plugin.json", plugin);
            }

            Json($".claude/plugins/marketplaces/{marketplace}/.claude-plugin/marketplace.json", new JsonObject { ["name"] = marketplace, ["owner"] = new JsonObject { ["name"] = "example" }, ["plugins"] = entries });
        }

        Json(".claude/settings.json", new JsonObject { ["enabledPlugins"] = enabled });
        Json(".claude/plugins/known_marketplaces.json", known);
        Json(".claude/plugins/installed_plugins.json", new JsonObject { ["version"] = 2, ["plugins"] = records });
    }

    private static IEnumerable<string> Names(string prefix, int count) =>
        Enumerable.Range(0, count).Select(index => FormattableString.Invariant($"{prefix}-{index:D3}"));

    private void Manifest(string path, string plugin) => Json(path, new JsonObject
    {
        ["name"] = plugin,
        ["version"] = "1.2.3",
        ["description"] = "A tool that somebody installed with the client itself.",
        ["author"] = new JsonObject { ["name"] = "Example" },
        ["keywords"] = new JsonArray("mcp", "example"),
    });

    private void Json(string path, JsonObject content) =>
        write(Path.Combine(home, path), Encoding.UTF8.GetBytes(content.ToJsonString(new() { WriteIndented = true }) + "\n"));
}

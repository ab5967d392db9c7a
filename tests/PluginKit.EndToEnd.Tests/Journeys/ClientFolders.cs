using System.Text.Json.Nodes;
using PluginKit.EndToEnd.Tests.Support;

namespace PluginKit.EndToEnd.Tests.Journeys;

/// <summary>What lies in the clients' folders: looked at, and damaged, without PluginKit.</summary>
internal sealed class ClientFolders(HostFixture host)
{
    public const string Marketplace = "integrationctl-context7";
    public const string Native = "context7@" + Marketplace;

    private static readonly string[] Skill = ["skills", "look-up", "SKILL.md"];

    /// <summary>The skill that Claude Code loads: the marketplace runs in place, its file names the folder.</summary>
    public string ClaudeSkill()
    {
        var root = Owned("claude");
        var source = (string)JsonNode.Parse(File.ReadAllText(Path.Join(root, ".claude-plugin", "marketplace.json")))!["plugins"]![0]!["source"]!;
        return File.ReadAllText(Path.Join([root, .. source.Split('/').Skip(1), .. Skill]));
    }

    /// <summary>The skill that Codex loads: the one version in its cache.</summary>
    public string CodexSkill() => File.ReadAllText(Path.Join([Directory.GetDirectories(CodexCache).ShouldHaveSingleItem(), .. Skill]));

    public string ClaudeData => host.InHome(".claude/plugins/data/context7-" + Marketplace);

    public void Damage(string damage)
    {
        switch (damage)
        {
            case "cache":
                Delete(host.InHome(".claude/plugins/cache/" + Marketplace));
                Delete(Path.GetDirectoryName(CodexCache)!);
                break;
            case "source":
                Delete(Owned("claude"));
                Delete(Owned("codex"));
                break;
            case "marketplace":
                Edit(".claude/plugins/known_marketplaces.json", static registry => registry.Remove(Marketplace));
                RemoveTable($"[marketplaces.{Marketplace}]");
                break;
            case "record":
                Edit(".claude/plugins/installed_plugins.json", static registry => registry["plugins"]!.AsObject().Remove(Native));
                Delete(Path.GetDirectoryName(CodexCache)!);
                RemoveTable($"[plugins.\"{Native}\"]");
                break;
            case "changed files":
                Change(Owned("claude"));
                Change(Owned("codex"));
                break;
            case "receipts":
                Delete(host.InHome(".plugin-kit-ai/pluginkit"));
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(damage), damage, null);
        }
    }

    private string CodexCache => host.InHome($".codex/plugins/cache/{Marketplace}/context7");

    private string Owned(string target) => host.InHome($".plugin-kit-ai/materialized/{target}/context7");

    private static void Change(string owned)
    {
        foreach (var skill in Directory.GetFiles(owned, "SKILL.md", SearchOption.AllDirectories))
        {
            File.AppendAllText(skill, "Somebody else's words.\n");
        }
    }

    private void Edit(string path, Action<JsonObject> change)
    {
        var file = host.InHome(path);
        var document = JsonNode.Parse(File.ReadAllText(file))!.AsObject();
        change(document);
        File.WriteAllText(file, document.ToJsonString());
    }

    /// <summary>Takes a table with its lines out of Codex's configuration.</summary>
    private void RemoveTable(string header)
    {
        var file = host.InHome(".codex/config.toml");
        var lines = File.ReadAllLines(file).ToList();
        var start = lines.FindIndex(line => line.StartsWith(header, StringComparison.Ordinal));
        if (start >= 0)
        {
            var end = lines.FindIndex(start + 1, static line => line.StartsWith('['));
            lines.RemoveRange(start, (end < 0 ? lines.Count : end) - start);
            File.WriteAllLines(file, lines);
        }
    }

    private static void Delete(string folder)
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}

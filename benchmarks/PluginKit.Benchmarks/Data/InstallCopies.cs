using System.Text;
using System.Text.Json.Nodes;

namespace PluginKit.Benchmarks.Data;

/// <summary>Copies one install of a home under other names: its own folders file by file, its members in shared files member by member.</summary>
/// <param name="home">The home.</param>
/// <param name="seed">The id of the install, a text that occurs nowhere else.</param>
internal sealed class InstallCopies(string home, string seed)
{
    public void Make(int copies)
    {
        var ids = Enumerable.Range(1, copies).Select(GeneratedCatalog.IdOf).ToList();
        var own = Directory.EnumerateFiles(home, "*", SearchOption.AllDirectories)
            .Where(path => path[home.Length..].Contains(seed, StringComparison.Ordinal)).ToList();
        foreach (var id in ids)
        {
            own.ForEach(path => CopyFile(path, id));
        }

        Edit(".plugin-kit-ai/state.json", root => CopyItem((JsonArray)root["installations"]!, ids));
        Edit(".claude/settings.json", root =>
        {
            CopyMember((JsonObject)root["enabledPlugins"]!, ids);
            CopyMember((JsonObject)root["extraKnownMarketplaces"]!, ids);
        });
        Edit(".claude/plugins/installed_plugins.json", root => CopyMember((JsonObject)root["plugins"]!, ids));
        Edit(".claude/plugins/known_marketplaces.json", root => CopyMember((JsonObject)root, ids));
        var configuration = Path.Combine(home, ".codex", "config.toml");
        var tables = File.ReadAllText(configuration);
        File.WriteAllText(configuration, tables + string.Concat(ids.Select(id => "\n" + Renamed(tables, id))));
    }

    private string Renamed(string text, string id) => text.Replace(seed, id, StringComparison.Ordinal);

    private void CopyFile(string path, string id)
    {
        var copy = home + Renamed(path[home.Length..], id);
        Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
        File.WriteAllText(copy, Renamed(File.ReadAllText(path), id), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
    }

    private void Edit(string relative, Action<JsonNode> change)
    {
        var path = Path.Combine(home, relative);
        var root = JsonNode.Parse(File.ReadAllText(path))!;
        change(root);
        File.WriteAllText(path, root.ToJsonString(new() { WriteIndented = true }) + "\n");
    }

    private void CopyItem(JsonArray list, List<string> ids)
    {
        var text = list.Single()!.ToJsonString();
        ids.ForEach(id => list.Add(JsonNode.Parse(Renamed(text, id))));
    }

    private void CopyMember(JsonObject members, List<string> ids)
    {
        var (name, value) = members.Single();
        var text = value!.ToJsonString();
        ids.ForEach(id => members.Add(Renamed(name, id), JsonNode.Parse(Renamed(text, id))));
    }
}

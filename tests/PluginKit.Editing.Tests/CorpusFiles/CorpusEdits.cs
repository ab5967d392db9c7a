using System.Text.Json.Nodes;

namespace PluginKit.Editing.Tests.CorpusFiles;

/// <summary>What PluginKit writes into files like these, and more: something new in every object and at every position of every array.</summary>
internal static class CorpusEdits
{
    private static readonly KeySegment Plugin = "demo@integrationctl-demo";
    private static readonly KeySegment Market = "integrationctl-demo";

    /// <summary>Pairs of a change and the removal of all that it makes.</summary>
    public static IEnumerable<(MemberChange Add, RemoveMember Remove)> Of(CorpusFile file, JsonNode root)
    {
        IEnumerable<MemberChange> ours = file.Format == TextFormat.Toml ? OursInToml() : OursInJson(root);
        return ours.Concat(Everywhere(root, [])).Select(change => (change, Undo(root, change)));
    }

    private static IEnumerable<MemberChange> OursInToml() =>
    [
        Set(true, "plugins", Plugin, "enabled"),
        Set(new JsonObject { ["source_type"] = "local", ["source"] = "/home/ada/.plugin-kit-ai/demo" }, "marketplaces", Market),
        Set(new JsonObject { ["command"] = "npx", ["args"] = new JsonArray("-y", "demo"), ["env"] = new JsonObject { ["A"] = "1" } }, "mcp_servers", "demo"),
        Set("trusted", "projects", "/home/ada/new project", "trust_level"),
    ];

    private static IEnumerable<MemberChange> OursInJson(JsonNode root)
    {
        yield return Set(true, "enabledPlugins", Plugin);
        yield return Set(
            new JsonObject { ["source"] = new JsonObject { ["source"] = "directory", ["path"] = "/home/ada/demo" } }, "extraKnownMarketplaces", Market);
        yield return Set(new JsonObject { ["command"] = "npx", ["args"] = new JsonArray("-y", "demo") }, "mcpServers", "demo");
        if (root["plugins"] is JsonArray)
        {
            yield return Set(new JsonObject { ["name"] = "demo", ["source"] = "./demo" }, "plugins", KeySegment.Item("name", "demo"));
        }
    }

    private static IEnumerable<MemberChange> Everywhere(JsonNode? node, KeySegment[] path)
    {
        switch (node)
        {
            case JsonObject members:
                yield return Set(new JsonObject { ["on"] = true, ["list"] = new JsonArray(1, "two") }, [.. path, "new \"member\" é"]);
                foreach (MemberChange change in members.SelectMany(member => Everywhere(member.Value, [.. path, member.Key])))
                {
                    yield return change;
                }

                break;
            case JsonArray items:
                for (int i = 0; i <= items.Count; i++)
                {
                    // Arrays of tables take tables.
                    JsonNode item = items.Count > 0 && items[0] is JsonObject ? new JsonObject { ["name"] = "demo", ["n"] = 1 } : "demo";
                    yield return new InsertItem { Path = KeyPath.Of(path), Index = i, Value = item };
                }

                foreach (MemberChange change in items.SelectMany((item, i) => Everywhere(item, [.. path, i])))
                {
                    yield return change;
                }

                break;
            default:
                break;
        }
    }

    private static SetMember Set(JsonNode value, params KeySegment[] path) => new() { Path = KeyPath.Of(path), Value = value };

    private static RemoveMember Undo(JsonNode root, MemberChange change)
    {
        if (change is InsertItem { Index: { } index })
        {
            return new RemoveMember { Path = change.Path.Append(index) };
        }

        // What the change creates begins below the last parent that exists.
        StructuredReadResult read = StructuredReadResult.Of(root, null);
        int depth = 1;
        while (depth < change.Path.Segments.Count && read.TryFind(KeyPath.Of([.. change.Path.Segments.Take(depth)]), out _))
        {
            depth++;
        }

        return new RemoveMember { Path = KeyPath.Of([.. change.Path.Segments.Take(depth)]) };
    }
}

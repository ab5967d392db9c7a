using System.Text.Json.Nodes;
using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Steps;
using PluginKit.Editing;
using PluginKit.EndToEnd.Tests.Support;
using PluginKit.Platform.Disk;

namespace PluginKit.EndToEnd.Tests.Plans;

/// <summary>The settings files of both clients as trees, and what differs between two looks at them.</summary>
internal sealed class ClientTrees
{
    private readonly Dictionary<string, StructuredReadResult?> _trees = new(StringComparer.Ordinal);

    private ClientTrees()
    {
    }

    public static ClientTrees Of(Machine machine)
    {
        var trees = new ClientTrees();
        foreach (var path in Files(machine))
        {
            trees._trees[path] = machine.Disk.Stat(path) is null ? null : StructuredText.Read(FormatOf(path), System.Text.Encoding.UTF8.GetBytes(machine.Read(path)));
        }

        return trees;
    }

    public IEnumerable<string> Paths => _trees.Keys;

    public bool Exists(string path) => _trees[path] is not null;

    public bool TryFind(string path, IReadOnlyList<MemberSegment> member, out JsonNode? value)
    {
        value = null;
        return _trees[path] is { } tree && tree.TryFind(KeyPath.Of([.. member.Select(Segment)]), out value);
    }

    /// <summary>The deepest members below one, by their names; lists and empty objects count as such.</summary>
    public IEnumerable<IReadOnlyList<string>> LeavesBelow(string path, IReadOnlyList<string> member)
    {
        var node = _trees[path]?.Root;
        foreach (var name in member)
        {
            node = (node as JsonObject)?[name];
        }

        return node is null ? [] : Leaves(node, member);
    }

    private static IEnumerable<IReadOnlyList<string>> Leaves(JsonNode? node, IReadOnlyList<string> at) =>
        node is JsonObject { Count: > 0 } members ? members.SelectMany(member => Leaves(member.Value, [.. at, member.Key])) : [at];

    /// <summary>Members that differ, as deep as objects go; a list counts as a whole.</summary>
    public IReadOnlyList<IReadOnlyList<string>> DifferencesTo(ClientTrees after, string path)
    {
        var found = new List<IReadOnlyList<string>>();
        Compare(_trees[path]?.Root, after._trees[path]?.Root, [], found);
        return found;
    }

    private static void Compare(JsonNode? before, JsonNode? after, IReadOnlyList<string> at, List<IReadOnlyList<string>> found)
    {
        if (before is JsonObject or null && after is JsonObject or null && (before is JsonObject || after is JsonObject))
        {
            var (old, next) = (before as JsonObject ?? [], after as JsonObject ?? []);
            if (at.Count > 0 && (before is null || after is null))
            {
                found.Add(at);
                return;
            }

            foreach (var name in old.Select(static member => member.Key).Union(next.Select(static member => member.Key), StringComparer.Ordinal))
            {
                Compare(old[name], next[name], [.. at, name], found);
            }
        }
        else if (!JsonNode.DeepEquals(before, after))
        {
            found.Add(at);
        }
    }

    private static IEnumerable<string> Files(Machine machine) =>
    [
        machine.ClaudeSettings,
        Path.Combine(machine.Home, ".claude", "plugins", "installed_plugins.json"),
        Path.Combine(machine.Home, ".claude", "plugins", "known_marketplaces.json"),
        Path.Combine(machine.Project, ".claude", "settings.json"),
        machine.CodexConfig,
        Path.Combine(machine.Project, ".codex", "config.toml"),
        Path.Combine(machine.Home, ".agents", "plugins", "marketplace.json"),
    ];

    private static TextFormat FormatOf(string path) => path.EndsWith(".toml", StringComparison.Ordinal) ? TextFormat.Toml : TextFormat.Json;

    private static KeySegment Segment(MemberSegment segment) => segment switch
    {
        { Index: { } index } => KeySegment.Index(index),
        { ItemValue: { } value } => KeySegment.Item(segment.Name!, value),
        _ => KeySegment.Member(segment.Name!),
    };
}

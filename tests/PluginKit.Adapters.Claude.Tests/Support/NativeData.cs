using System.Text.Json;
using System.Text.Json.Nodes;
using PluginKit.Tests.Machine;

namespace PluginKit.Adapters.Claude.Tests.Support;

/// <summary>The recorded homes of the real client, where they are.</summary>
internal static class NativeData
{
    private static string? Folder => SharedData.Folder("native", "claude");

    /// <summary>The transcript of a scenario, with the places of a stage.</summary>
    public static JsonNode Scenario(string name) => JsonNode.Parse(Placed(File.ReadAllText(Path.Combine(Folder!, name, "scenario.json"))))!;

    /// <summary>Links, which are not among the captured files.</summary>
    public static IEnumerable<(string Link, string Target)> Links(string name) => (Scenario(name)["not_captured"] as JsonArray ?? [])
        .Select(static line => ((string)line!).Split(" -> link "))
        .Where(static parts => parts.Length == 2)
        .Select(static parts => (
            parts[0].StartsWith("ext/", StringComparison.Ordinal) ? ClaudeStage.Elsewhere + parts[0][3..] : parts[0].StartsWith("home/", StringComparison.Ordinal) ? ClaudeStage.Home + parts[0][4..] : ClaudeStage.Project + parts[0][7..],
            parts[1]));

    /// <summary>Plugins whose servers a session had in a recorded state.</summary>
    public static IReadOnlyList<string> Effective(string state) => RealClaude.LoadedIn((string?)Scenario(state)["reported"]!["mcp_list_text_effective"]!["out"] ?? string.Empty);

    /// <summary>Numbered scenarios that end with lists of what is left on disk.</summary>
    public static IEnumerable<string> Transcripts() => SharedData.Names("native", "claude")
        .Where(static name => char.IsAsciiDigit(name[0]) && Directory.Exists(Path.Combine(Folder!, name, "home")) && LastLists(name).Count > 0);

    /// <summary>What the client listed after the last step that changed something, by the folder it was asked from.</summary>
    public static IReadOnlyList<(string Directory, JsonArray Rows)> LastLists(string name)
    {
        var lists = new List<(string, JsonArray)>();
        foreach (var step in Scenario(name)["steps"]!.AsArray().Reverse())
        {
            string[] words = [.. step!["argv"]?.AsArray().Select(static word => (string)word!).Skip(1) ?? []];
            if (words is not (["plugin", "list" or "validate" or "details", ..] or ["mcp", "list"] or ["plugin", "marketplace", "list", ..]))
            {
                break;
            }
            if (words is ["plugin", "list", "--json"] && step["env"] is null && TryRows((string?)step["stdout"]) is { } rows)
            {
                lists.Add(((string)step["cwd"]!, rows));
            }
        }
        return lists;
    }

    public static string Placed(string text) => text
        .Replace("{{HOME}}", ClaudeStage.Home, StringComparison.Ordinal)
        .Replace("{{PROJECT}}", ClaudeStage.Project, StringComparison.Ordinal)
        .Replace("{{EXT}}", ClaudeStage.Elsewhere, StringComparison.Ordinal);

    private static JsonArray? TryRows(string? printed)
    {
        try
        {
            return JsonNode.Parse(printed ?? string.Empty) as JsonArray;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

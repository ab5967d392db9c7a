using System.Text.Json.Nodes;
using PluginKit.Contracts.Steps;
using PluginKit.Contracts.Vocabulary;
using PluginKit.Editing;

namespace PluginKit.Adapters.Claude.Tests.Support;

/// <summary>Evaluates observations by hand, the way any process can.</summary>
internal static class ObservationCheck
{
    public static bool Holds(ClaudeStage stage, Observation observation) => observation switch
    {
        AllObservation all => all.Parts.All(part => Holds(stage, part)),
        AnyObservation any => any.Parts.Any(part => Holds(stage, part)),
        PathObservation path => stage.Exists(path.Path) == (path.Comparison == Comparison.Exists),
        MemberObservation member => Compare(member, Find(stage, member)),
        _ => throw new InvalidOperationException(),
    };

    private static bool Compare(MemberObservation member, (bool Found, JsonNode? Value) found)
    {
        var equal = found.Found && JsonNode.DeepEquals(found.Value, member.Value);
        return member.Comparison.Value switch
        {
            "exists" => found.Found,
            "absent" => !found.Found,
            "equal_to" => equal,
            _ => !equal,
        };
    }

    private static (bool Found, JsonNode? Value) Find(ClaudeStage stage, MemberObservation member)
    {
        if (stage.TryText(member.Path) is not { } text)
        {
            return (false, null);
        }
        JsonNode? node = JsonNode.Parse(text);
        foreach (var segment in member.Member)
        {
            var (found, next) = Step(node, segment);
            if (!found)
            {
                return (false, null);
            }
            node = next;
        }
        return (true, node);
    }

    private static (bool Found, JsonNode? Value) Step(JsonNode? node, MemberSegment segment) => (node, segment) switch
    {
        (JsonArray items, { ItemValue: { } value, Name: { } name }) =>
            items.OfType<JsonObject>().FirstOrDefault(item => (string?)item[name] == value) is { } item ? (true, item) : (false, null),
        (JsonArray items, { Index: { } index }) => index < items.Count ? (true, items[index]) : (false, null),
        (JsonObject members, { Name: { } name, ItemValue: null }) => members.ContainsKey(name) ? (true, members[name]) : (false, null),
        _ => (false, null),
    };
}

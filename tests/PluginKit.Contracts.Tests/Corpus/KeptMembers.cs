using System.Globalization;
using System.Text.Json.Nodes;

namespace PluginKit.Contracts.Tests.Corpus;

/// <summary>Compares what a frozen document says with what became of it.</summary>
internal static class KeptMembers
{
    /// <summary>The places whose member is gone or has another value.</summary>
    public static IEnumerable<string> Lost(JsonNode? frozen, JsonNode? now, string path = "$") => (frozen, now) switch
    {
        (JsonObject left, JsonObject right) => left.SelectMany(member => right.ContainsKey(member.Key)
            ? Lost(member.Value, right[member.Key], $"{path}.{member.Key}")
            : [$"{path}.{member.Key}"]),
        (JsonArray left, JsonArray right) when left.Count == right.Count =>
            left.SelectMany((item, index) => Lost(item, right[index], string.Create(CultureInfo.InvariantCulture, $"{path}[{index}]"))),
        _ => JsonNode.DeepEquals(frozen, now) ? [] : [path],
    };

    /// <summary>The places of members that the frozen document does not have, and that say something.</summary>
    public static IEnumerable<string> Invented(JsonNode? frozen, JsonNode? now, string path = "$") => (frozen, now) switch
    {
        (JsonObject left, JsonObject right) => right.SelectMany(member => left.ContainsKey(member.Key)
            ? Invented(left[member.Key], member.Value, $"{path}.{member.Key}")
            : SaysNothing(member.Value) ? [] : [$"{path}.{member.Key}"]),
        (JsonArray left, JsonArray right) when left.Count == right.Count =>
            left.SelectMany((item, index) => Invented(item, right[index], string.Create(CultureInfo.InvariantCulture, $"{path}[{index}]"))),
        _ => [],
    };

    /// <summary>Takes the members away that the contract gained since and that say nothing, so that the rest can be compared byte for byte.</summary>
    /// <returns>Whether there were any.</returns>
    public static bool RemoveAdded(JsonNode? frozen, JsonNode? now)
    {
        switch (frozen, now)
        {
            case (JsonObject before, JsonObject after):
                var added = after.Where(member => !before.ContainsKey(member.Key) && SaysNothing(member.Value)).Select(static member => member.Key).ToArray();
                Array.ForEach(added, name => after.Remove(name));
                return before.Aggregate(added.Length > 0, (any, member) => RemoveAdded(member.Value, after[member.Key]) || any);
            case (JsonArray before, JsonArray after) when before.Count == after.Count:
                return before.Select((item, index) => RemoveAdded(item, after[index])).ToArray().Contains(true);
            default:
                return false;
        }
    }

    // A list without items claims nothing. A number or a switch would: a member that is added has to be able to be absent.
    private static bool SaysNothing(JsonNode? value) => value switch
    {
        JsonArray list => list.Count == 0,
        JsonObject members => members.All(static member => SaysNothing(member.Value)),
        _ => false,
    };
}

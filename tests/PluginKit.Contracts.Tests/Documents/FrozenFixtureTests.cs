using System.Text;
using System.Text.Json.Nodes;

namespace PluginKit.Contracts.Tests.Documents;

public sealed class FrozenFixtureTests
{
    public static TheoryData<string> Written => [.. Fixture.Written];

    public static TheoryData<string> Drafts => [.. Fixture.Drafts];

    [Theory]
    [MemberData(nameof(Written))]
    public void A_frozen_document_is_read_in_full_and_written_byte_for_byte(string name)
    {
        var (document, written, fidelity, problem) = Fixture.ReadAndWrite(name);

        problem.ShouldBeNull();
        document.ShouldNotBeNull();
        fidelity.ShouldBe("full");
        var frozen = JsonNode.Parse(Fixture.Bytes(name));
        var again = JsonNode.Parse(written);
        if (RemoveAdded(frozen, again))
        {
            // Lists that the contract gained since are written empty; everything else stands where and as it stood.
            again!.ToJsonString().ShouldBe(frozen!.ToJsonString());
            return;
        }

        Encoding.UTF8.GetString(written).ShouldBe(Encoding.UTF8.GetString(Fixture.Bytes(name)));
    }

    [Theory]
    [MemberData(nameof(Drafts))]
    public void What_another_program_wrote_with_the_least_members_keeps_all_of_them(string name)
    {
        var (document, written, fidelity, problem) = Fixture.ReadAndWrite(name);

        problem.ShouldBeNull();
        document.ShouldNotBeNull();
        fidelity.ShouldBe("full");
        Missing(JsonNode.Parse(Fixture.Bytes(name)), JsonNode.Parse(written), "$").ShouldBeEmpty();
    }

    [Fact]
    public void Every_kind_of_document_has_a_frozen_one() =>
        Fixture.Written.Select(Fixture.TypeOf).Distinct().Count().ShouldBe(12);

    private static bool RemoveAdded(JsonNode? frozen, JsonNode? again)
    {
        var removed = false;
        switch (frozen, again)
        {
            case (JsonObject before, JsonObject after):
                foreach (var name in after.Where(member => !before.ContainsKey(member.Key) && member.Value is JsonArray { Count: 0 }).Select(static member => member.Key).ToArray())
                {
                    removed |= after.Remove(name);
                }

                return before.Aggregate(removed, (any, member) => RemoveAdded(member.Value, after[member.Key]) || any);
            case (JsonArray before, JsonArray after) when before.Count == after.Count:
                return before.Select((item, index) => RemoveAdded(item, after[index])).ToArray().Contains(true);
            default:
                return false;
        }
    }

    private static IEnumerable<string> Missing(JsonNode? expected, JsonNode? actual, string path) => (expected, actual) switch
    {
        (JsonObject left, JsonObject right) => left.SelectMany(member => right.ContainsKey(member.Key)
            ? Missing(member.Value, right[member.Key], $"{path}.{member.Key}")
            : [$"{path}.{member.Key}"]),
        (JsonArray left, JsonArray right) when left.Count == right.Count =>
            left.SelectMany((item, index) => Missing(item, right[index], $"{path}[{index}]")),
        _ => JsonNode.DeepEquals(expected, actual) ? [] : [path],
    };
}

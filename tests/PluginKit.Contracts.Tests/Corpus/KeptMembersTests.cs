using System.Text.Json.Nodes;

namespace PluginKit.Contracts.Tests.Corpus;

/// <summary>The comparison of the corpus finds what it is there for.</summary>
public sealed class KeptMembersTests
{
    private const string Frozen = """{"a":1,"list":[{"b":"x"},{"b":"y"}],"map":{"k":true}}""";

    [Theory]
    [InlineData("""{"list":[{"b":"x"},{"b":"y"}],"map":{"k":true}}""", "$.a")]
    [InlineData("""{"a":"1","list":[{"b":"x"},{"b":"y"}],"map":{"k":true}}""", "$.a")]
    [InlineData("""{"a":1,"list":[{"b":"x"},{"c":"y"}],"map":{"k":true}}""", "$.list[1].b")]
    [InlineData("""{"a":1,"list":[{"b":"x"}],"map":{"k":true}}""", "$.list")]
    [InlineData("""{"a":1,"list":[{"b":"x"},{"b":"y"}],"map":{"k":false}}""", "$.map.k")]
    public void What_is_gone_or_different_is_lost(string now, string place) =>
        KeptMembers.Lost(JsonNode.Parse(Frozen), JsonNode.Parse(now)).ShouldBe([place]);

    [Theory]
    [InlineData("0")]
    [InlineData("false")]
    [InlineData("\"\"")]
    [InlineData("null")]
    [InlineData("[1]")]
    [InlineData("""{"of":[],"count":0}""")]
    public void A_value_that_the_document_does_not_have_is_invented(string value) =>
        KeptMembers.Invented(JsonNode.Parse(Frozen), JsonNode.Parse(Frozen.Replace("\"b\":\"y\"", $"\"b\":\"y\",\"new\":{value}", StringComparison.Ordinal))).ShouldBe(["$.list[1].new"]);

    [Theory]
    [InlineData("[]")]
    [InlineData("""{"of":[]}""")]
    public void A_list_without_items_claims_nothing(string value)
    {
        var now = JsonNode.Parse(Frozen.Replace("\"b\":\"y\"", $"\"new\":{value},\"b\":\"y\"", StringComparison.Ordinal));

        KeptMembers.Invented(JsonNode.Parse(Frozen), now).ShouldBeEmpty();
        KeptMembers.RemoveAdded(JsonNode.Parse(Frozen), now).ShouldBeTrue();
        now!.ToJsonString().ShouldBe(Frozen);
    }
}

using System.Text.Json.Nodes;
using PluginKit.Contracts.Documents;

namespace PluginKit.Repository.Tests.Schemas;

/// <summary>The schemas in docs/schema/v1 are made from the code and hold for every frozen document.</summary>
public sealed class SchemaTests
{
    private const string Accept = "PLUGINKIT_ACCEPT_SCHEMA";

    public static TheoryData<string> Documents => [.. DocumentSchemas.Documents.Keys];

    public static TheoryData<string> Golden => [.. FrozenFixtures.Golden];

    public static TheoryData<string> Fixtures => [.. FrozenFixtures.Names, .. FrozenFixtures.Corpus];

    [Theory]
    [MemberData(nameof(Documents))]
    public void The_schema_is_the_exported_one(string document) =>
        Approved.Compare($"docs/schema/v1/{document}.schema.json", DocumentSchemas.Of(DocumentSchemas.Documents[document]).ToJsonString(DocumentJson.Options) + "\n", Accept);

    [Fact]
    public void There_is_no_schema_without_a_document() =>
        Directory.EnumerateFiles(RepositoryRoot.In("docs", "schema", "v1")).Select(static file => Path.GetFileName(file).Replace(".schema.json", string.Empty, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal).ShouldBe(DocumentSchemas.Documents.Keys);

    [Theory]
    [MemberData(nameof(Fixtures))]
    public void A_frozen_document_follows_the_schema_of_its_format(string fixture)
    {
        var document = JsonNode.Parse(FrozenFixtures.Text(fixture))!;

        SchemaCheck.Faults(document, SchemaOf(document)).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Golden))]
    public void A_document_that_the_engine_writes_follows_the_schema_of_its_format(string path)
    {
        var document = JsonNode.Parse(File.ReadAllText(RepositoryRoot.In(path.Split('/'))))!;

        SchemaCheck.Faults(document, SchemaOf(document)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("managed_entries")]
    [InlineData("warnings")]
    public void The_check_finds_null_instead_of_an_array(string member)
    {
        var document = JsonNode.Parse(FrozenFixtures.Text("managed-list"))!;
        document[member] = null;

        SchemaCheck.Faults(document, SchemaOf(document)).ShouldBe([$"$.{member} is not of type \"array\""]);
    }

    [Fact]
    public void The_check_finds_a_missing_member_a_wrong_type_and_a_wrong_constant()
    {
        var document = JsonNode.Parse(FrozenFixtures.Text("managed-list"))!;
        document["managed_entries"]![0]!.AsObject().Remove("managed_entry_key");
        document["managed_entries"]![0]!["targets"]![0]!["target_id"] = 7;
        document["schema_version"] = 2;

        SchemaCheck.Faults(document, SchemaOf(document)).ShouldBe(
            ["$.schema_version is not 1", "$.managed_entries[0] lacks managed_entry_key", "$.managed_entries[0].targets[0].target_id is not of type \"string\""], ignoreOrder: true);
    }

    [Fact]
    public void Known_words_and_descriptions_are_part_of_the_schema()
    {
        var report = DocumentSchemas.Of(typeof(ReportDocument))["properties"]!;

        report["report_kind"]!["examples"]!.AsArray().Select(static word => word!.GetValue<string>()).ShouldContain("managed_list");
        report["report_kind"]!["description"]!.GetValue<string>().ShouldBe("Which question it answers.");
    }

    private static JsonObject SchemaOf(JsonNode document) => DocumentSchemas.Of(DocumentSchemas.Documents[document["format"]!.GetValue<string>().Split('/')[1]]);
}

using System.Text;
using System.Text.Json.Nodes;
using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Vocabulary;

namespace PluginKit.Contracts.Tests.Documents;

/// <summary>What a page can show although nothing may be done on its word.</summary>
public sealed class DisplayReaderTests
{
    [Fact]
    public void A_document_that_can_be_used_is_read_as_always()
    {
        var bytes = Fixture.Bytes("managed-list");

        var shown = DisplayReader.Read<ReportDocument>(bytes);

        (shown.Outcome, shown.Fidelity, shown.Problem).ShouldBe((ReadOutcome.Ok, DocumentFidelity.Full, null));
        DocumentJson.Write(shown.Document!).ShouldBe(DocumentJson.Write(DocumentReader.Read<ReportDocument>(bytes).Document!));
    }

    [Fact]
    public void A_newer_schema_version_can_be_shown_with_its_problem()
    {
        var bytes = Changed("catalog", static root => root["schema_version"] = 3);

        var shown = DisplayReader.Read<CatalogDocument>(bytes);

        (shown.Outcome, shown.Fidelity, shown.Problem!.Code).ShouldBe((ReadOutcome.Newer, DocumentFidelity.ReadOnly, ProblemCodes.DocumentNewer));
        shown.Document!.SchemaVersion.ShouldBe(3);
        shown.Document.Entries.ShouldNotBeEmpty();
        DocumentReader.Read<CatalogDocument>(bytes).HasDocument.ShouldBeFalse();
    }

    [Theory]
    [InlineData("managed_entry_key")]
    [InlineData("integration_id")]
    public void A_report_without_grouping_keys_can_be_shown_with_its_problem(string key)
    {
        var bytes = Changed("managed-list", root => Entry(root).Remove(key));

        var shown = DisplayReader.Read<ReportDocument>(bytes);

        (shown.Fidelity, shown.Problem!.Code).ShouldBe((DocumentFidelity.ReadOnly, ProblemCodes.DocumentIncompatible));
        var entry = shown.Document!.ManagedEntries[0];
        (key == "integration_id" ? entry.IntegrationId : entry.ManagedEntryKey).ShouldBeEmpty();
        shown.Document.SchemaVersion.ShouldBe(1);
    }

    [Fact]
    public void An_answer_without_its_list_another_format_and_nonsense_stay_what_they_are()
    {
        DisplayReader.Read<ReportDocument>(Changed("managed-list", static root => root.Remove("managed_entries"))).HasDocument.ShouldBeFalse();
        DisplayReader.Read<ReportDocument>(Fixture.Bytes("catalog")).Problem!.Code.ShouldBe(ProblemCodes.DocumentIncompatible);
        DisplayReader.Read<ReportDocument>("{"u8.ToArray()).Outcome.ShouldBe(ReadOutcome.Corrupt);
        DisplayReader.Read<ReportDocument>(Fixture.Bytes("managed-list"), maxBytes: 10).Outcome.ShouldBe(ReadOutcome.Unreadable);
    }

    [Fact]
    public void A_newer_document_that_cannot_be_understood_at_all_is_not_shown()
    {
        var bytes = Changed("managed-list", static root =>
        {
            root["schema_version"] = 2;
            Entry(root)["targets"] = "none";
        });

        var shown = DisplayReader.Read<ReportDocument>(bytes);

        (shown.HasDocument, shown.Outcome, shown.Fidelity).ShouldBe((false, ReadOutcome.Newer, DocumentFidelity.Incompatible));
    }

    private static JsonObject Entry(JsonObject root) => root["managed_entries"]![0]!.AsObject();

    private static byte[] Changed(string fixture, Action<JsonObject> change)
    {
        var root = JsonNode.Parse(Fixture.Bytes(fixture))!.AsObject();
        change(root);
        return Encoding.UTF8.GetBytes(root.ToJsonString());
    }
}

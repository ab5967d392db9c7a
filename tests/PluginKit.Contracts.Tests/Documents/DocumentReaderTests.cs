using System.Text;
using System.Text.Json.Nodes;
using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Vocabulary;

namespace PluginKit.Contracts.Tests.Documents;

public sealed class DocumentReaderTests
{
    [Theory]
    [InlineData("")]
    [InlineData(" \r\n\t ")]
    [InlineData("\uFEFF")]
    public void Nothing_is_corrupt_and_not_absent(string text)
    {
        var read = Read<ReportDocument>(text);

        read.Outcome.ShouldBe(ReadOutcome.Corrupt);
        read.Problem!.Code.ShouldBe(ProblemCodes.DocumentCorrupt);
        read.Problem.Message.ShouldContain("is empty");
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("\"text\"")]
    [InlineData("{}")]
    [InlineData("""{"format":1,"schema_version":1}""")]
    [InlineData("""{"format":"plugin-kit-ai/integrations-report"}""")]
    [InlineData("""{"format":"plugin-kit-ai/integrations-report","schema_version":"1"}""")]
    [InlineData("""{"format":"plugin-kit-ai/integrations-report","schema_version":0}""")]
    [InlineData("""{"format":"plugin-kit-ai/integrations-report","schema_version":-1}""")]
    [InlineData("""{"format":"plugin-kit-ai/integrations-report","schema_version":1.5}""")]
    [InlineData("""{"format":"plugin-kit-ai/integrations-report","schema_version":99999999999999999999}""")]
    public void What_is_no_document_is_corrupt(string text)
    {
        var read = Read<ReportDocument>(text);

        read.Outcome.ShouldBe(ReadOutcome.Corrupt);
        read.HasDocument.ShouldBeFalse();
        read.Problem!.Code.ShouldBe(ProblemCodes.DocumentCorrupt);
        read.Fidelity.ShouldBe(DocumentFidelity.Incompatible);
    }

    [Fact]
    public void A_document_of_another_format_is_incompatible_and_both_are_named()
    {
        var read = DocumentReader.Read<ReportDocument>(Fixture.Bytes("catalog"), "catalog.json");

        read.Problem!.Code.ShouldBe(ProblemCodes.DocumentIncompatible);
        read.Problem.Message.ShouldContain(DocumentFormats.Catalog);
        read.Problem.Message.ShouldContain(DocumentFormats.Report);
        read.Problem.Path.ShouldBe("catalog.json");
    }

    [Fact]
    public void A_newer_schema_is_newer_says_its_version_and_is_not_looked_into()
    {
        var read = Read<ReportDocument>("""{"format":"plugin-kit-ai/integrations-report","schema_version":2,"warnings":null}""");

        read.Outcome.ShouldBe(ReadOutcome.Newer);
        read.Document.ShouldBeNull();
        read.Problem!.Code.ShouldBe(ProblemCodes.DocumentNewer);
        read.Problem.Details!["schema_version"].ShouldBe("2");
    }

    [Fact]
    public void A_syntax_error_names_line_and_column_in_characters()
    {
        var read = Read<ReportDocument>("{\n  \"format\": \"plugin-kit-ai/integrations-report\",\n  \"ü\": 1 x\n}");

        read.Problem!.Code.ShouldBe(ProblemCodes.DocumentCorrupt);
        read.Problem.Line.ShouldBe(3);
        read.Problem.Column.ShouldBe(10);
    }

    [Fact]
    public void A_value_of_the_wrong_type_names_its_member_and_line()
    {
        var read = Read<ReportDocument>(Changed("managed-list", static root => root["ok"] = "yes"));

        read.Problem!.Code.ShouldBe(ProblemCodes.DocumentCorrupt);
        read.Problem.Message.ShouldContain("$.ok");
        read.Problem.Line.ShouldNotBeNull();
    }

    [Fact]
    public void A_duplicate_member_is_corrupt_also_where_nobody_knows_the_member()
    {
        Read<ReportDocument>("""{"format":"plugin-kit-ai/integrations-report","format":"x","schema_version":1}""").Outcome.ShouldBe(ReadOutcome.Corrupt);
        var text = Encoding.UTF8.GetString(Fixture.Bytes("managed-list")).Replace("\"warnings\": [],", "\"warnings\": [], \"later\": {\"a\": 1, \"a\": 2},", StringComparison.Ordinal);
        Read<ReportDocument>(text).Outcome.ShouldBe(ReadOutcome.Corrupt);
    }

    [Theory]
    [InlineData("warnings")]
    [InlineData("managed_entries")]
    [InlineData("requested_targets")]
    public void Null_instead_of_an_array_is_corrupt(string member)
    {
        var read = Read<ReportDocument>(Changed("managed-list", root => root[member] = null));

        read.Outcome.ShouldBe(ReadOutcome.Corrupt);
        read.Problem!.Code.ShouldBe(ProblemCodes.DocumentCorrupt);
    }

    [Fact]
    public void Null_inside_an_array_or_a_map_is_corrupt_and_its_place_is_named()
    {
        Read<ReportDocument>(Changed("managed-list", static root => root["managed_entries"]![0]!["targets"] = new JsonArray((JsonNode?)null)))
            .Problem!.Message.ShouldContain("$.managed_entries[0].targets[0]");
        Read<CatalogDocument>(Changed("catalog", static root => root["entries"]![0]!["supported_scopes_by_target"]!["claude"] = null))
            .Problem!.Message.ShouldContain("$.entries[0].supported_scopes_by_target.*");
    }

    [Fact]
    public void Null_in_what_a_newer_writer_added_is_its_own_affair()
    {
        var read = Read<ReportDocument>(Changed("managed-list", static root => root["later"] = new JsonArray(1, null)));

        read.HasDocument.ShouldBeTrue();
        read.Document.AdditionalMembers!["later"].GetArrayLength().ShouldBe(2);
    }

    [Theory]
    [InlineData("managed-list", "managed_entry_key")]
    [InlineData("managed-list", "integration_id")]
    [InlineData("doctor", "managed_entry_key")]
    [InlineData("doctor", "integration_id")]
    [InlineData("plan-add-blocked", "managed_entry_key")]
    public void A_report_without_grouping_keys_is_incompatible(string fixture, string member)
    {
        var missing = Read<ReportDocument>(Changed(fixture, root => root["managed_entries"]![0]!.AsObject().Remove(member)));
        var empty = Read<ReportDocument>(Changed(fixture, root => root["managed_entries"]![0]![member] = " "));

        missing.Document.ShouldBeNull();
        missing.Problem!.Code.ShouldBe(ProblemCodes.DocumentIncompatible);
        missing.Problem.Message.ShouldContain($"$.managed_entries[0].{member}");
        empty.Problem!.Code.ShouldBe(ProblemCodes.DocumentIncompatible);
    }

    [Theory]
    [InlineData("managed-list", "managed_entries")]
    [InlineData("catalog", "entries")]
    [InlineData("discovery", "entries")]
    [InlineData("view", "entries")]
    public void An_answer_without_its_list_is_incompatible_and_not_empty(string fixture, string member)
    {
        var bytes = Encoding.UTF8.GetBytes(Changed(fixture, root => root.Remove(member)));
        var problem = fixture switch
        {
            "catalog" => DocumentReader.Read<CatalogDocument>(bytes).Problem,
            "discovery" => DocumentReader.Read<DiscoveryDocument>(bytes).Problem,
            "view" => DocumentReader.Read<ViewDocument>(bytes).Problem,
            _ => DocumentReader.Read<ReportDocument>(bytes).Problem,
        };

        problem!.Code.ShouldBe(ProblemCodes.DocumentIncompatible);
        problem.Message.ShouldContain(member);
    }

    [Fact]
    public void A_result_without_action_class_is_shown_with_reduced_fidelity()
    {
        var read = Read<ResultDocument>(Changed("result-partial", static root => root["report"]!["targets"]![1]!.AsObject().Remove("action_class")));

        read.Outcome.ShouldBe(ReadOutcome.Ok);
        read.Fidelity.ShouldBe(DocumentFidelity.Reduced);
        read.Document!.Report.Targets.Count.ShouldBe(2);
        read.Problem!.Code.ShouldBe(ProblemCodes.DocumentReducedFidelity);
    }

    [Theory]
    [InlineData("action_class")]
    [InlineData("blocking")]
    public void A_plan_that_does_not_say_what_it_would_do_has_reduced_fidelity(string member)
    {
        var read = Read<ReportDocument>(Changed("plan-add-blocked", root => root["managed_entries"]![0]!["targets"]![0]!.AsObject().Remove(member)));

        read.Fidelity.ShouldBe(DocumentFidelity.Reduced);
        read.Problem!.Message.ShouldContain(member);
    }

    [Fact]
    public void A_list_needs_no_action_class() =>
        Read<ReportDocument>(Encoding.UTF8.GetString(Fixture.Bytes("managed-list"))).Fidelity.ShouldBe(DocumentFidelity.Full);

    [Fact]
    public void The_older_word_install_missing_is_read_and_never_written()
    {
        var read = Read<ResultDocument>(Changed("result-partial", static root => root["report"]!["targets"]![0]!["action_class"] = "install_missing"));

        read.Document!.Report.Targets[0].ActionClass.ShouldBe(ActionClass.InstallTarget);
        Encoding.UTF8.GetString(DocumentJson.Write(read.Document)).ShouldNotContain("install_missing");
    }

    [Fact]
    public void A_word_of_a_newer_writer_is_kept()
    {
        var read = Read<ResultDocument>(Changed("result-partial", static root => root["report"]!["targets"]![0]!["state"] = "hibernating"));

        read.Document!.Report.Targets[0].State!.Value.IsKnown.ShouldBeFalse();
        Encoding.UTF8.GetString(DocumentJson.Write(read.Document)).ShouldContain("\"hibernating\"");
    }

    [Fact]
    public void A_byte_order_mark_is_accepted() =>
        DocumentReader.Read<ReportDocument>(new byte[] { 0xEF, 0xBB, 0xBF }.Concat(Fixture.Bytes("doctor")).ToArray()).HasDocument.ShouldBeTrue();

    [Fact]
    public void Bytes_that_are_not_utf8_are_corrupt()
    {
        var read = DocumentReader.Read<ReportDocument>("{\"format\":\"\u00ff\"}"u8.ToArray().Select(static value => value == 0xC3 ? (byte)0xFF : value).ToArray());

        read.Problem!.Message.ShouldContain("not UTF-8");
    }

    [Fact]
    public void An_escape_that_is_half_a_character_is_corrupt_with_its_place()
    {
        var read = Read<ReportDocument>("{\"format\":\"plugin-kit-ai/integrations-report\",\n\"later\":\"\\ud800\"}");

        read.Problem!.Code.ShouldBe(ProblemCodes.DocumentCorrupt);
        (read.Problem.Line, read.Problem.Column).ShouldBe((2, 9));
    }

    [Fact]
    public void Above_the_size_limit_nothing_is_read()
    {
        var read = DocumentReader.Read<ReportDocument>(Fixture.Bytes("doctor"), "doctor.json", maxBytes: 100);

        read.Outcome.ShouldBe(ReadOutcome.Unreadable);
        read.Problem!.Code.ShouldBe(ProblemCodes.DocumentUnreadable);
        read.Problem.Message.ShouldContain("100");
    }

    [Fact]
    public void Readers_of_files_have_the_same_answers_for_absent_and_unreadable()
    {
        DocumentReader.Absent<CatalogDocument>("a.json").Outcome.ShouldBe(ReadOutcome.Absent);
        DocumentReader.Absent<CatalogDocument>("a.json").Problem!.Code.ShouldBe(ProblemCodes.DocumentAbsent);
        DocumentReader.Unreadable<CatalogDocument>("a.json", "access is denied").Outcome.ShouldBe(ReadOutcome.Unreadable);
    }

    [Fact]
    public void An_answer_too_deep_to_be_one_is_corrupt() =>
        Read<ReportDocument>(string.Concat(Enumerable.Repeat("{\"a\":", 5000))).Outcome.ShouldBe(ReadOutcome.Corrupt);

    [Fact]
    public void A_problem_never_repeats_what_the_document_says()
    {
        var read = Read<ReportDocument>(Changed("managed-list", static root => root["ok"] = "s3cr3t"));

        read.Problem!.Message.ShouldNotContain("s3cr3t");
    }

    private static DocumentReadResult<TDocument> Read<TDocument>(string text)
        where TDocument : IntegrationDocument => DocumentReader.Read<TDocument>(Encoding.UTF8.GetBytes(text), "answer.json");

    private static string Changed(string fixture, Action<JsonObject> change)
    {
        var root = JsonNode.Parse(Fixture.Bytes(fixture))!.AsObject();
        change(root);
        return root.ToJsonString(DocumentJson.Options);
    }
}

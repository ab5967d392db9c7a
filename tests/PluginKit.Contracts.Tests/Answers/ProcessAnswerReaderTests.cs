using System.Text;
using System.Text.Json;
using PluginKit.Contracts.Answers;
using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Tests.Documents;
using PluginKit.Contracts.Vocabulary;

namespace PluginKit.Contracts.Tests.Answers;

public sealed class ProcessAnswerReaderTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(137)]
    [InlineData(-1)]
    [InlineData(null)]
    public void A_good_document_is_a_document_whatever_the_exit_code_is(int? exitCode)
    {
        var result = ProcessAnswerReader.Read<ReportDocument>(Answer(Fixture.Bytes("managed-list"), exitCode));

        result.Kind.ShouldBe(ProcessAnswerKind.Document);
        result.Document!.ManagedEntries.Count.ShouldBe(1);
        result.Problem.ShouldBeNull();
        result.ExitCode.ShouldBe(exitCode);
    }

    [Theory]
    [InlineData("result-partial", 1)]
    [InlineData("result-degraded", 1)]
    [InlineData("result-failed", 1)]
    [InlineData("result-failed", 0)]
    public void A_result_that_failed_is_a_domain_failure_with_its_document(string fixture, int exitCode)
    {
        var result = ProcessAnswerReader.Read<ResultDocument>(Answer(Fixture.Bytes(fixture), exitCode));

        result.Kind.ShouldBe(ProcessAnswerKind.DomainFailure);
        result.Document!.Report.Targets.ShouldNotBeEmpty();
        result.Problem.ShouldBeNull();
    }

    [Theory]
    [InlineData("ok")]
    [InlineData("outcome")]
    [InlineData("issues")]
    [InlineData("failures")]
    public void Each_sign_of_failure_is_enough(string sign)
    {
        var document = new ReportDocument { Format = DocumentFormats.Report, ReportKind = ReportKind.Doctor, Summary = "doctor" };
        document = sign switch
        {
            "ok" => document with { Ok = false },
            "outcome" => document with { Outcome = Outcome.RolledBack },
            "failures" => document with { AdditionalMembers = new Dictionary<string, JsonElement> { ["failure_count"] = JsonDocument.Parse("2").RootElement } },
            _ => document with { IssueCount = 1 },
        };

        ProcessAnswerReader.Read<ReportDocument>(Answer(DocumentJson.Write(document), 0)).Kind.ShouldBe(ProcessAnswerKind.DomainFailure);
    }

    [Theory]
    [InlineData("planned")]
    [InlineData("applied")]
    [InlineData("a_word_of_a_newer_writer")]
    public void An_outcome_that_is_no_failure_is_a_document(string outcome)
    {
        var document = DocumentReader.Read<ResultDocument>(Fixture.Bytes("result-applied-pending")).Document! with { Outcome = Outcome.From(outcome) };

        ProcessAnswerReader.Read<ResultDocument>(Answer(DocumentJson.Write(document), 1)).Kind.ShouldBe(ProcessAnswerKind.Document);
    }

    [Fact]
    public void A_program_that_could_not_be_started_is_a_transport_failure()
    {
        var result = ProcessAnswerReader.Read<ReportDocument>(new() { Program = "backend", StartError = "no such file" });

        Transport(result).ShouldBe(ProblemCodes.TransportSpawnFailed);
        result.Problem!.Message.ShouldContain("no such file");
        result.Problem.Path.ShouldBe("backend");
    }

    [Theory]
    [InlineData("")]
    [InlineData("{\"format\": \"plugin-kit-ai/integrations-rep")]
    public void A_time_limit_counts_only_where_there_is_no_document(string printed)
    {
        var late = new ProcessAnswer { Program = "backend", StandardOutput = Encoding.UTF8.GetBytes(printed), TimedOut = true };
        var complete = late with { StandardOutput = Fixture.Bytes("managed-list") };

        Transport(ProcessAnswerReader.Read<ReportDocument>(late)).ShouldBe(ProblemCodes.TransportTimedOut);
        ProcessAnswerReader.Read<ReportDocument>(complete).Kind.ShouldBe(ProcessAnswerKind.Document);
    }

    [Theory]
    [InlineData("", 0)]
    [InlineData("\n", 1)]
    public void Silence_is_a_transport_failure_also_with_exit_code_zero(string printed, int exitCode)
    {
        var result = ProcessAnswerReader.Read<ReportDocument>(Answer(Encoding.UTF8.GetBytes(printed), exitCode));

        Transport(result).ShouldBe(ProblemCodes.TransportEmpty);
        result.Problem!.Message.ShouldContain($"exit code {exitCode}");
    }

    [Theory]
    [InlineData("{0}{0}")]
    [InlineData("{0}done\n")]
    [InlineData("Warning: old configuration\n{0}")]
    [InlineData("Error: something went wrong")]
    [InlineData("[]")]
    [InlineData("{{}}")]
    public void Anything_but_exactly_one_document_is_malformed(string template)
    {
        var printed = template.Replace("{0}", Encoding.UTF8.GetString(Fixture.Bytes("managed-list")), StringComparison.Ordinal).Replace("{{}}", "{}", StringComparison.Ordinal);

        Transport(ProcessAnswerReader.Read<ReportDocument>(Answer(Encoding.UTF8.GetBytes(printed), 0))).ShouldBe(ProblemCodes.TransportMalformed);
    }

    [Fact]
    public void White_space_around_the_document_is_fine() =>
        ProcessAnswerReader.Read<ReportDocument>(Answer([.. "\r\n "u8, .. Fixture.Bytes("managed-list"), .. "\n\n"u8], 0)).Kind.ShouldBe(ProcessAnswerKind.Document);

    [Fact]
    public void A_newer_or_another_document_says_that_the_programs_do_not_match()
    {
        var newer = Encoding.UTF8.GetString(Fixture.Bytes("managed-list")).Replace("\"schema_version\": 1", "\"schema_version\": 9", StringComparison.Ordinal);

        var tooNew = ProcessAnswerReader.Read<ReportDocument>(Answer(Encoding.UTF8.GetBytes(newer), 1));
        var other = ProcessAnswerReader.Read<ResultDocument>(Answer(Fixture.Bytes("managed-list"), 0));

        tooNew.Kind.ShouldBe(ProcessAnswerKind.Incompatible);
        tooNew.Problem!.Code.ShouldBe(ProblemCodes.DocumentNewer);
        other.Kind.ShouldBe(ProcessAnswerKind.Incompatible);
        other.Problem!.Code.ShouldBe(ProblemCodes.DocumentIncompatible);
    }

    [Fact]
    public void Reduced_fidelity_is_handed_on()
    {
        var text = Encoding.UTF8.GetString(Fixture.Bytes("result-applied-pending")).Replace("\"action_class\": \"install_target\",", string.Empty, StringComparison.Ordinal);

        var result = ProcessAnswerReader.Read<ResultDocument>(Answer(Encoding.UTF8.GetBytes(text), 0));

        result.Kind.ShouldBe(ProcessAnswerKind.Document);
        result.Fidelity.ShouldBe(DocumentFidelity.Reduced);
        result.Problem!.Code.ShouldBe(ProblemCodes.DocumentReducedFidelity);
    }

    [Fact]
    public void R49_what_a_process_says_reaches_the_message_without_control_characters()
    {
        var result = ProcessAnswerReader.Read<ReportDocument>(new() { Program = "back\u001b[31mend", StartError = "denied\u202E" });

        result.Problem!.Message.ShouldNotContain("\u001b");
        result.Problem.Message.ShouldContain("\\u{202E}");
    }

    private static string Transport<TDocument>(ProcessAnswerResult<TDocument> result)
        where TDocument : IntegrationDocument
    {
        result.Kind.ShouldBe(ProcessAnswerKind.TransportFailure);
        result.Document.ShouldBeNull();
        result.Fidelity.ShouldBe(DocumentFidelity.Incompatible);
        return result.Problem!.Code;
    }

    private static ProcessAnswer Answer(byte[] printed, int? exitCode) => new() { Program = "backend", StandardOutput = printed, ExitCode = exitCode };
}

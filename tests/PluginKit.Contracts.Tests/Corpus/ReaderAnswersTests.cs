using System.Text.Json.Nodes;
using PluginKit.Contracts.Answers;
using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Vocabulary;

namespace PluginKit.Contracts.Tests.Corpus;

/// <summary>For every kind of document: absent, unreadable, corrupt, incompatible and newer are different answers, from every reader.</summary>
public sealed class ReaderAnswersTests
{
    public static TheoryData<string> Formats => CorpusFolder.Formats;

    public static TheoryData<string, string> Parts => new()
    {
        { DocumentFormats.Plan, "reviewed_report" },
        { DocumentFormats.Plan, "parts" },
        { DocumentFormats.ViewChange, "view_head" },
    };

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task Each_reason_for_having_no_document_is_an_answer_of_its_own(string format)
    {
        var full = CorpusFolder.Full(format);
        (Func<Stream> Open, string Outcome, string Code)[] cases =
        [
            (static () => throw new FileNotFoundException(), "absent", ProblemCodes.DocumentAbsent),
            (static () => throw new DirectoryNotFoundException(), "absent", ProblemCodes.DocumentAbsent),
            (static () => throw new UnauthorizedAccessException(), "unreadable", ProblemCodes.DocumentUnreadable),
            (static () => throw new IOException("The disk is gone."), "unreadable", ProblemCodes.DocumentUnreadable),
            (() => new MemoryStream(full[..^40]), "corrupt", ProblemCodes.DocumentCorrupt),
            (static () => new MemoryStream(), "corrupt", ProblemCodes.DocumentCorrupt),
            (() => Changed(format, static root => root["format"] = "plugin-kit-ai/integrations-of-tomorrow"), "corrupt", ProblemCodes.DocumentIncompatible),
            (() => Changed(format, static root => root["schema_version"] = 0), "corrupt", ProblemCodes.DocumentCorrupt),
            (() => Changed(format, static root => root["schema_version"] = 2), "newer", ProblemCodes.DocumentNewer),
            (() => Changed(format, static root => root["warnings"] = null), "corrupt", ProblemCodes.DocumentCorrupt),
        ];

        foreach (var (open, outcome, code) in cases)
        {
            var typed = await EveryReader.OpenAsync(format, open);
            var any = await DocumentReader.ReadAsync<IntegrationDocument>(open, "a.json");

            typed.ShouldBe((outcome, code, "incompatible"), $"{format}: {code}");
            (any.Outcome.Value, any.Problem!.Code, any.Fidelity.Value).ShouldBe(typed);
            any.HasDocument.ShouldBeFalse();
            any.Problem.Path.ShouldBe("a.json");
            any.Problem.NextStep.ShouldNotBeNull();
        }
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task A_document_is_read_as_its_own_kind_and_as_any(string format)
    {
        (await EveryReader.OpenAsync(format, () => new MemoryStream(CorpusFolder.Full(format)))).ShouldBe(("ok", null, "full"));

        var any = await DocumentReader.ReadAsync<IntegrationDocument>(() => new MemoryStream(CorpusFolder.Full(format)), "a.json");
        (any.Outcome, any.Fidelity, any.Problem).ShouldBe((ReadOutcome.Ok, DocumentFidelity.Full, null));
        any.Document.ShouldBeOfType(DocumentFormats.TypeOf(format)!);
        ProcessAnswerReader.Read<IntegrationDocument>(new() { Program = "backend", StandardOutput = CorpusFolder.Full(format), ExitCode = 0 }).Document.ShouldBeOfType(DocumentFormats.TypeOf(format)!);
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task A_newer_document_can_be_shown_and_nothing_else(string format)
    {
        Stream Newer() => Changed(format, static root =>
        {
            root["schema_version"] = 4;
            root["of_tomorrow"] = true;
        });

        var shown = await DisplayReader.ReadAsync<IntegrationDocument>(Newer, "a.json");

        (shown.Outcome, shown.Fidelity, shown.Problem!.Code).ShouldBe((ReadOutcome.Newer, DocumentFidelity.ReadOnly, ProblemCodes.DocumentNewer));
        shown.Problem.Details!["schema_version"].ShouldBe("4");
        shown.Document!.SchemaVersion.ShouldBe(4);
        shown.Document.AdditionalMembers!.Keys.ShouldBe(["of_tomorrow"]);
        (await EveryReader.OpenAsync(format, Newer)).ShouldBe(("newer", ProblemCodes.DocumentNewer, "incompatible"));
        ProcessAnswerReader.Read<IntegrationDocument>(new() { Program = "backend", StandardOutput = Bytes(Newer()), ExitCode = 0 }).Kind.ShouldBe(ProcessAnswerKind.Incompatible);
    }

    [Theory]
    [MemberData(nameof(Parts))]
    public void A_document_with_a_part_of_a_newer_schema_is_newer_and_can_be_shown(string format, string part)
    {
        var bytes = Bytes(Changed(format, root => Part(root, part)["schema_version"] = 3));

        var read = DocumentReader.Read<IntegrationDocument>(bytes);
        var shown = DisplayReader.Read<IntegrationDocument>(bytes);

        (read.Outcome, read.Problem!.Code, read.HasDocument).ShouldBe((ReadOutcome.Newer, ProblemCodes.DocumentNewer, false));
        read.Problem.Message.ShouldContain($"$.{part}");
        read.Problem.Details!["schema_version"].ShouldBe("3");
        (shown.Fidelity, shown.Document!.SchemaVersion).ShouldBe((DocumentFidelity.ReadOnly, 1));
    }

    [Theory]
    [MemberData(nameof(Parts))]
    public void A_document_with_a_part_of_another_format_is_incompatible_and_not_shown(string format, string part)
    {
        var bytes = Bytes(Changed(format, root => Part(root, part)["format"] = DocumentFormats.Catalog));

        DocumentReader.Read<IntegrationDocument>(bytes).Problem!.Code.ShouldBe(ProblemCodes.DocumentIncompatible);
        DisplayReader.Read<IntegrationDocument>(bytes).HasDocument.ShouldBeFalse();
    }

    [Fact]
    public void Every_document_within_a_document_is_tried_above() =>
        EveryReader.PartsOfAll().ShouldBe(Parts.Select(static row => $"{row[0]} {row[1]}"), ignoreOrder: true);

    [Fact]
    public async Task No_more_than_the_limit_is_read_and_the_stream_is_closed()
    {
        var endless = new EndlessStream();

        var read = await DocumentReader.ReadAsync<IntegrationDocument>(() => endless, "endless.json", maxBytes: 100_000);

        (read.Outcome, read.Problem!.Code).ShouldBe((ReadOutcome.Unreadable, ProblemCodes.DocumentUnreadable));
        read.Problem.Message.ShouldContain("100000");
        endless.Given.ShouldBe(100_001);
        endless.IsClosed.ShouldBeTrue();
    }

    [Fact]
    public async Task A_document_of_exactly_the_limit_is_read()
    {
        var bytes = CorpusFolder.Full(DocumentFormats.View);

        (await DocumentReader.ReadAsync<ViewDocument>(() => new MemoryStream(bytes), "view.json", bytes.Length)).HasDocument.ShouldBeTrue();
        (await DocumentReader.ReadAsync<ViewDocument>(() => new MemoryStream(bytes), "view.json", bytes.Length - 1)).Outcome.ShouldBe(ReadOutcome.Unreadable);
    }

    [Fact]
    public async Task Reading_can_be_stopped() =>
        await Should.ThrowAsync<OperationCanceledException>(static () =>
            DocumentReader.ReadAsync<IntegrationDocument>(static () => new EndlessStream(), "endless.json", cancellationToken: new CancellationToken(canceled: true)));

    private static JsonObject Part(JsonObject root, string part) => root[part] is JsonArray many ? many[0]!.AsObject() : root[part]!.AsObject();

    private static MemoryStream Changed(string format, Action<JsonObject> change)
    {
        var root = JsonNode.Parse(CorpusFolder.Full(format))!.AsObject();
        change(root);
        return new(System.Text.Encoding.UTF8.GetBytes(root.ToJsonString()));
    }

    private static byte[] Bytes(Stream stream) => ((MemoryStream)stream).ToArray();
}

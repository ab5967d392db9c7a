using System.Text;
using System.Text.Json.Nodes;
using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Vocabulary;
using PluginKit.Tests.Frozen;

namespace PluginKit.Contracts.Tests.Corpus;

/// <summary>What somebody wrote in schema version 1 is read by today's reader, says the same, and loses nothing when it is written again.</summary>
public sealed class CorpusTests
{
    public static TheoryData<string> Formats => CorpusFolder.Formats;

    public static TheoryData<string> Documents => [.. CorpusFolder.Documents];

    [Fact]
    public void Nothing_that_is_frozen_was_changed() => CorpusFolder.All.Differences().ShouldBeEmpty();

    [Theory]
    [MemberData(nameof(Formats))]
    public void Every_kind_of_document_has_a_frozen_one_of_every_role(string format)
    {
        foreach (var role in CorpusRoles.All)
        {
            var name = CorpusFolder.Name(format, role);
            CorpusFolder.Documents.ShouldContain(name, $"{FrozenFolder.Switch}=1 makes it");
        }
    }

    [Theory]
    [MemberData(nameof(Documents))]
    public void A_frozen_document_says_what_it_said(string name)
    {
        var expected = JsonNode.Parse(CorpusFolder.ExpectedOf(name))!;
        var written = JsonNode.Parse(DocumentJson.Write(Read(name)))!;

        KeptMembers.Lost(expected, written).ShouldBeEmpty();
        KeptMembers.Invented(expected, written).ShouldBeEmpty();
        if (CorpusFolder.RoleOf(name) is not (CorpusRoles.UnknownMembers or CorpusRoles.NewerMinor))
        {
            KeptMembers.RemoveAdded(expected, written);
            written.ToJsonString().ShouldBe(expected.ToJsonString(), "members stand in the order in which they stood");
        }
    }

    [Theory]
    [MemberData(nameof(Documents))]
    public void No_member_of_the_contract_is_read_as_one_that_nobody_knows(string name)
    {
        var unknown = UnknownMembers.Of(Read(name)).ToArray();

        if (CorpusFolder.RoleOf(name) is CorpusRoles.UnknownMembers or CorpusRoles.NewerMinor)
        {
            unknown.Length.ShouldBe(CountOf(JsonNode.Parse(CorpusFolder.All.Bytes(name))));
            unknown.ShouldAllBe(static place => place.Split('.', StringSplitOptions.None).Last().StartsWith(CorpusSample.AddedLater, StringComparison.Ordinal));
        }
        else
        {
            unknown.ShouldBeEmpty();
        }
    }

    [Theory]
    [MemberData(nameof(Documents))]
    public void What_is_read_is_written_the_same_way_however_often(string name)
    {
        var once = DocumentJson.Write(Read(name));

        Encoding.UTF8.GetString(DocumentJson.Write(DocumentReader.Read<IntegrationDocument>(once, name).Document!)).ShouldBe(Encoding.UTF8.GetString(once));
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void An_error_is_a_document_and_not_an_empty_answer(string format)
    {
        var error = Read(CorpusFolder.Name(format, CorpusRoles.Error));

        error.Ok.ShouldBeFalse();
        error.Problems.ShouldHaveSingleItem().Severity.ShouldBe(ProblemSeverity.Error);
        error.Problems[0].NextStep!.Action.ShouldBe("check_permissions");
    }

    private static IntegrationDocument Read(string name)
    {
        var read = DocumentReader.Read<IntegrationDocument>(CorpusFolder.All.Bytes(name), name);
        read.HasDocument.ShouldBeTrue($"{name}: {read.Problem?.Message}");
        read.Outcome.ShouldBe(ReadOutcome.Ok);
        read.Document.GetType().ShouldBe(DocumentFormats.TypeOf(CorpusFolder.FormatOf(name)));
        return read.Document;
    }

    private static int CountOf(JsonNode? node) => node switch
    {
        JsonObject members => members.Sum(static member => member.Key.StartsWith(CorpusSample.AddedLater, StringComparison.Ordinal) ? 1 : CountOf(member.Value)),
        JsonArray items => items.Sum(CountOf),
        _ => 0,
    };
}

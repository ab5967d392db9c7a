using System.Text;
using System.Text.Json.Nodes;
using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Tests.Corpus;

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
        if (KeptMembers.RemoveAdded(frozen, again))
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
        KeptMembers.Lost(JsonNode.Parse(Fixture.Bytes(name)), JsonNode.Parse(written)).ShouldBeEmpty();
    }

    [Fact]
    public void Every_kind_of_document_has_a_frozen_one() =>
        Fixture.Written.Select(static name => Fixture.ReadAndWrite(name).Document!.Format).Distinct().ShouldBe(DocumentFormats.All, ignoreOrder: true);
}

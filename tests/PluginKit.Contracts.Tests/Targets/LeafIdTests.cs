using PluginKit.Contracts.Targets;
using PluginKit.Contracts.Vocabulary;

namespace PluginKit.Contracts.Tests.Targets;

public sealed class LeafIdTests
{
    [Theory]
    [InlineData("a")]
    [InlineData("7")]
    [InlineData("context7")]
    [InlineData("A.b_c-d")]
    [InlineData("con-text")]
    [InlineData("console")]
    [InlineData("com")]
    [InlineData("com0")]
    [InlineData("com10")]
    [InlineData("a-")]
    [InlineData("a_")]
    public void A_leaf_id(string id) => LeafId.IsValid(id).ShouldBeTrue();

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("..")]
    [InlineData(".a")]
    [InlineData("-a")]
    [InlineData("_a")]
    [InlineData("a.")]
    [InlineData("a..b")]
    [InlineData("a/b")]
    [InlineData("a\\b")]
    [InlineData("a b")]
    [InlineData("a:b")]
    [InlineData("a\n")]
    [InlineData("a\0")]
    [InlineData("é")]
    [InlineData("ａ")]
    [InlineData("con")]
    [InlineData("CON")]
    [InlineData("nul.txt")]
    [InlineData("Com1")]
    [InlineData("lpt9.tar.gz")]
    [InlineData("aux")]
    [InlineData("prn.x")]
    [InlineData("clock$")]
    public void No_leaf_id(string? id) => LeafId.IsValid(id).ShouldBeFalse();

    [Fact]
    public void Sixty_four_bytes_are_the_most()
    {
        LeafId.IsValid(new string('a', 64)).ShouldBeTrue();
        LeafId.IsValid(new string('a', 65)).ShouldBeFalse();
    }

    [Fact]
    public void Keys_of_managed_entries_are_the_decided_ones()
    {
        ManagedEntryKeys.Of(InstallScope.User, "/ignored", "notes").ShouldBe("user::notes");
        ManagedEntryKeys.Of(InstallScope.Project, "/work/atlas", "notes").ShouldBe("project:/work/atlas:notes");
        ManagedEntryKeys.Planned("notes").ShouldBe("planned:notes");
    }
}

namespace PluginKit.Repository.Tests;

public sealed class ApprovedTests
{
    [Theory]
    [InlineData("a\nb\nc\n", "a\nx\ny\nc\n", "@@ line 2\n- b\n+ x\n+ y")]
    [InlineData("a\nb\nc\nd\ne\n", "a\nc\nd\nnew\ne\n", "@@ line 2\n- b\n@@ line 5\n+ new")]
    [InlineData("", "a\n", "@@ line 1\n+ a")]
    [InlineData("a\n", "", "@@ line 1\n- a")]
    public void A_difference_shows_only_the_lines_that_differ(string approved, string generated, string difference) =>
        TextDifference.Of(approved, generated).ShouldBe(difference);

    [Fact]
    public void A_file_that_differs_fails_and_names_the_switch()
    {
        var failure = Should.Throw<Xunit.Sdk.FailException>(static () => Approved.Compare("LICENSE", "something else\n", "PLUGINKIT_ACCEPT_NOTHING"));

        failure.Message.ShouldContain("PLUGINKIT_ACCEPT_NOTHING=1");
        failure.Message.ShouldContain("+ something else");
    }
}

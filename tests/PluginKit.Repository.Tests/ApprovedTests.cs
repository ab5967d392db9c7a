namespace PluginKit.Repository.Tests;

public sealed class ApprovedTests
{
    [Fact]
    public void A_difference_shows_only_the_lines_that_differ() =>
        Approved.Difference("a\nb\nc\n", "a\nx\ny\nc\n").ShouldBe("@@ line 2\n- b\n+ x\n+ y");

    [Fact]
    public void A_file_that_differs_fails_and_names_the_switch()
    {
        var failure = Should.Throw<Xunit.Sdk.FailException>(static () => Approved.Compare("LICENSE", "something else\n", "PLUGINKIT_ACCEPT_NOTHING"));

        failure.Message.ShouldContain("PLUGINKIT_ACCEPT_NOTHING=1");
        failure.Message.ShouldContain("+ something else");
    }
}

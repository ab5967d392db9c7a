using PluginKit.Contracts.Problems;

namespace PluginKit.Repository.Tests.Problems;

public sealed class ProblemDocTests
{
    private const string Accept = "PLUGINKIT_ACCEPT_DOCS";

    [Fact]
    public void The_page_of_problems_is_made_from_the_catalogue() => Approved.Compare("docs/problems.md", ProblemPage.Text(), Accept);

    [Fact]
    public void Every_code_has_an_anchor()
    {
        var page = ProblemPage.Text();

        ProblemCatalog.Entries.ShouldAllBe(entry => page.Contains($"<a id=\"{entry.Code}\"></a>", StringComparison.Ordinal));
    }
}

using System.Text.RegularExpressions;
using PluginKit.Contracts.Problems;

namespace PluginKit.Documentation.Tests.Pages;

/// <summary>The page by symptom speaks of codes that exist.</summary>
public sealed partial class WordTests
{
    // Words of documents and states, in the same spelling as codes.
    private static readonly string[] OtherWords = ["activation_pending", "next_step", "source_checked_at", "workspace_root"];

    [Fact]
    public void Every_code_of_the_troubleshooting_page_is_in_the_catalogue()
    {
        var codes = Words().Matches(Repository.Read("docs/troubleshooting.md")).Select(static match => match.Groups["word"].Value)
            .Except(OtherWords, StringComparer.Ordinal)
            .ToList();

        codes.Count.ShouldBeGreaterThan(20);
        codes.Where(static code => ProblemCatalog.Find(code) is null).ShouldBeEmpty();
    }

    [Fact]
    public void Every_package_is_on_the_front_page_and_in_the_index()
    {
        foreach (var folder in Directory.EnumerateDirectories(Path.Combine(Repository.Root, "src")).Select(static folder => Path.GetFileName(folder)!))
        {
            Repository.Read("README.md").ShouldContain($"(src/{folder}/README.md)");
            Repository.Read("docs/README.md").ShouldContain($"(../src/{folder}/README.md)");
        }
    }

    [Fact]
    public void Every_page_and_decision_is_in_the_index()
    {
        var index = Repository.Read("docs/README.md");
        foreach (var page in Repository.Pages.Where(static page => page.StartsWith("docs/", StringComparison.Ordinal) && page != "docs/README.md"))
        {
            index.ShouldContain($"({page["docs/".Length..]})");
        }
    }

    [GeneratedRegex("`(?<word>[a-z]+(?:_[a-z]+)+)`", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Words();
}

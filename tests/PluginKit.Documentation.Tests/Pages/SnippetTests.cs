using System.Text.RegularExpressions;

namespace PluginKit.Documentation.Tests.Pages;

/// <summary>What the pages show as C# is what is compiled, and here and there run, in this project.</summary>
public sealed partial class SnippetTests
{
    public static TheoryData<string> Pages => [.. Repository.Pages];

    [Theory]
    [MemberData(nameof(Pages))]
    public void Every_example_is_a_region_of_a_compiled_file(string page)
    {
        foreach (Match block in Blocks().Matches(Repository.Read(page)))
        {
            var name = block.Groups["name"].Value;
            name.ShouldNotBeEmpty($"{page}: a C# block names no snippet: {block.Groups["code"].Value}");
            Snippets.All.ContainsKey(name).ShouldBeTrue($"{page}: no compiled file has the region '{name}'.");
            block.Groups["code"].Value.ShouldBe(Snippets.All[name], $"{page}: the block '{name}' is not what is compiled.");
        }
    }

    [Fact]
    public void Every_region_is_shown_somewhere()
    {
        var shown = Repository.Pages.SelectMany(static page => Blocks().Matches(Repository.Read(page))).Select(static block => block.Groups["name"].Value);

        Snippets.All.Keys.Except(shown, StringComparer.Ordinal).ShouldBeEmpty();
    }

    [Fact]
    public void The_front_page_begins_with_the_two_commands()
    {
        var page = Repository.Read("README.md");

        page.IndexOf("```", StringComparison.Ordinal).ShouldBe(page.IndexOf(
            "```\ndotnet run --project samples/PluginKit.ConsoleHost -- demo\ndotnet test\n```\n", StringComparison.Ordinal));
        page.IndexOf("\n## ", StringComparison.Ordinal).ShouldBeGreaterThan(page.IndexOf("dotnet test", StringComparison.Ordinal));
    }

    [GeneratedRegex("^```csharp(?: snippet=(?<name>[a-z0-9-]+))?\n(?<code>.*?)^```", RegexOptions.ExplicitCapture | RegexOptions.Multiline | RegexOptions.Singleline, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Blocks();
}

using System.Text.RegularExpressions;
using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Vocabulary;

namespace PluginKit.Repository.Tests.Pages;

/// <summary>The page about the documents shows frozen documents and nothing that looks like one.</summary>
public sealed partial class ContractsPageTests
{
    private static readonly string Page = File.ReadAllText(RepositoryRoot.In("docs", "contracts.md"));

    public static TheoryData<string> Formats => [.. DocumentFormats.All];

    [Fact]
    public void Every_example_is_a_frozen_document()
    {
        var examples = Examples().Matches(Page);

        examples.Count.ShouldBeGreaterThan(4);
        examples.Count.ShouldBe(JsonBlocks().Count(Page), "a JSON block has no fixture");
        foreach (Match example in examples)
        {
            example.Groups["json"].Value.ShouldBe(FrozenFixtures.Text(example.Groups["name"].Value), example.Groups["name"].Value);
        }
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void Every_format_is_described(string format) => Page.ShouldContain($"`{format}`");

    [Fact]
    public void Every_outcome_is_described()
    {
        foreach (var word in Outcome.Known.Select(static outcome => outcome.Value).Concat(ReadOutcome.Known.Select(static outcome => outcome.Value)).Concat(DocumentFidelity.Known.Select(static fidelity => fidelity.Value)))
        {
            Page.ShouldContain($"`{word}`");
        }
    }

    [GeneratedRegex("<!-- fixture: (?<name>[a-z-]+) -->\n```json\n(?<json>[^`]*)```", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Examples();

    [GeneratedRegex("^```json", RegexOptions.Multiline, matchTimeoutMilliseconds: 5000)]
    private static partial Regex JsonBlocks();
}

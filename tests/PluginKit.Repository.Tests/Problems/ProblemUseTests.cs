using System.Reflection;
using System.Text.RegularExpressions;
using PluginKit.Contracts.Problems;

namespace PluginKit.Repository.Tests.Problems;

/// <summary>The catalogue and the code agree: nothing is reported that has no row, and no row is there for nothing.</summary>
public sealed partial class ProblemUseTests
{
    private static readonly IReadOnlyDictionary<string, string> Codes = typeof(ProblemCodes).GetFields(BindingFlags.Public | BindingFlags.Static)
        .Where(static constant => constant.IsLiteral)
        .ToDictionary(static constant => constant.Name, static constant => (string)constant.GetRawConstantValue()!, StringComparer.Ordinal);

    [Fact]
    public void Every_code_that_is_written_out_has_a_row() =>
        RepositoryRoot.CodeFiles("src")
            .SelectMany(static file => WrittenOut().Matches(File.ReadAllText(file)).Select(match => (File: RepositoryRoot.Relative(file), Code: match.Groups["code"].Value)))
            .Where(static use => ProblemCatalog.Find(use.Code) is null)
            .ShouldBeEmpty();

    [Fact]
    public void Every_row_is_reported_somewhere()
    {
        var used = RepositoryRoot.CodeFiles("src")
            .Where(static file => !RepositoryRoot.Relative(file).StartsWith("src/PluginKit.Contracts/Problems/", StringComparison.Ordinal))
            .SelectMany(static file => Uses().Matches(File.ReadAllText(file)))
            .Select(static match => match.Groups["name"].Value)
            .ToHashSet(StringComparer.Ordinal);

        Codes.Keys.Where(name => !used.Contains(name)).Order(StringComparer.Ordinal).ShouldBeEmpty("These codes are in the catalogue and nothing reports them.");
    }

    [GeneratedRegex("Problem\\.(?:Of|At)\\(\\s*\"(?<code>[^\"]+)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex WrittenOut();

    [GeneratedRegex("\\bProblemCodes\\.(?<name>\\w+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Uses();
}

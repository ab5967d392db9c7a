using System.Text.RegularExpressions;

namespace PluginKit.Repository.Tests.Pages;

public sealed partial class PageTests
{
    public static TheoryData<string> Pages =>
        [.. Directory.EnumerateFiles(RepositoryRoot.Location, "*.md").Concat(Directory.EnumerateFiles(RepositoryRoot.In("docs"), "*.md", SearchOption.AllDirectories)).Concat(RepositoryRoot.Libraries.Select(static library => RepositoryRoot.In("src", library, "README.md")).Where(File.Exists)).Select(RepositoryRoot.Relative)];

    [Theory]
    [MemberData(nameof(Pages))]
    public void Links_to_files_of_the_repository_lead_somewhere(string page)
    {
        var folder = Path.GetDirectoryName(RepositoryRoot.In(page.Split('/')))!;
        var broken = Links().Matches(File.ReadAllText(RepositoryRoot.In(page.Split('/'))))
            .Select(static match => match.Groups["path"].Value)
            .Where(static path => !path.Contains("://", StringComparison.Ordinal) && !path.StartsWith("mailto:", StringComparison.Ordinal))
            .Where(path => !Path.Exists(Path.Combine(folder, path)));

        broken.ShouldBeEmpty(page);
    }

    [Theory]
    [InlineData("CONTRIBUTING.md")]
    [InlineData("AGENTS.md")]
    public void The_accept_switches_are_explained(string page)
    {
        var text = File.ReadAllText(RepositoryRoot.In(page));

        foreach (var accept in (string[])["PLUGINKIT_ACCEPT_API", "PLUGINKIT_ACCEPT_SCHEMA", "PLUGINKIT_ACCEPT_DOCS", "PLUGINKIT_ACCEPT_FROZEN"])
        {
            text.ShouldContain(accept);
        }
    }

    [GeneratedRegex(@"\]\((?<path>[^)#\s]+)(?:#[^)]*)?\)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Links();
}

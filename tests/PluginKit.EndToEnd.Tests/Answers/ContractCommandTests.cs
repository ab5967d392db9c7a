using System.Text.RegularExpressions;
using PluginKit.Contracts.Documents;
using PluginKit.EndToEnd.Tests.Support;

namespace PluginKit.EndToEnd.Tests.Answers;

/// <summary>The commands that the pages of the documents name print these documents.</summary>
public sealed partial class ContractCommandTests
{
    public static TheoryData<string> Formats => [.. DocumentFormats.All];

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task Every_command_of_a_page_prints_the_document_of_the_page(string format)
    {
        var page = await File.ReadAllTextAsync(PageOf(format));
        using var host = new HostFixture();
        var catalog = Path.Join(host.Packages, "checkout");
        var package = SamplePackage.Write(host);
        HostFixture.Write(Path.Join(catalog, "plugins", "notes", "plugin", "plugin.yaml"), "api_version: v1\nname: notes\nversion: 1.0.0\ndescription: Notes.\ntargets:\n  - claude\n");
        HostFixture.Write(host.InHome(".claude/settings.json"), "{\"enabledPlugins\":{\"glossary@team\":true}}\n");
        var card = (await host.AskAsync("discover")).Document<DiscoveryDocument>().Entries.ShouldHaveSingleItem().DiscoveryKey;
        (await host.AskAsync("add", package, "--apply")).Applied();

        foreach (var command in Commands(page))
        {
            string[] arguments = [.. command.Split(' ').Select(word => word switch
            {
                "ID" => SamplePackage.Id,
                "SOURCE" => package,
                "CATALOG" => catalog,
                "CARD" => card,
                "DEST" => Path.Join(host.Packages, "destination"),
                "PROJECT" => package,
                "FILE" => Path.Join(host.Packages, "file.json"),
                _ => word,
            })];

            (await host.AskAsync([.. arguments, "--catalog", catalog])).Format().ShouldBe(format, command);
        }
    }

    [Fact]
    public void There_are_commands_to_try() =>
        DocumentFormats.All.Sum(static format => Commands(File.ReadAllText(PageOf(format))).Count()).ShouldBeGreaterThan(20);

    private static string PageOf(string format) => Checkout.In("docs", "contracts", $"{format.Split('/')[1]}.md");

    private static IEnumerable<string> Commands(string page) => Rows().Matches(page)
        .SelectMany(static row => row.Groups["commands"].Value.Split("<br>")).Where(static command => command != "–").Select(static command => command.Trim('`'));

    [GeneratedRegex(@"^\| `[A-Za-z]+\.[A-Za-z]+` \| (?<commands>[^|]+) \|", RegexOptions.ExplicitCapture | RegexOptions.Multiline, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Rows();
}

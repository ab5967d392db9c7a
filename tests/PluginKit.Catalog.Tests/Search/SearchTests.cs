using PluginKit.Catalog.Tests.Worlds;
using PluginKit.Tests.Disks;

namespace PluginKit.Catalog.Tests.Search;

public abstract class SearchTests(DiskKind kind) : DiskSuite(kind)
{
    [Theory]
    [InlineData("github", "github,github-actions,my-github,mirror,linear")]
    [InlineData("GITHUB issues", "linear")]
    [InlineData("actions github", "github-actions")]
    [InlineData("nothing", "")]
    [InlineData("  ", "github,github-actions,linear,mirror,my-github")]
    [InlineData("codex.example", "")]
    public void Every_word_has_to_occur_and_names_come_first(string text, string expected)
    {
        using var world = new CatalogWorld(NewDisk())
            .WithPlugin("github", description: "Code.").WithPlugin("github-actions", description: "Runs.").WithPlugin("my-github", description: "Mine.")
            .WithPlugin("mirror", keywords: "GitHub, git", description: "Copies.").WithPlugin("linear", description: "Issues beside GitHub.")
            .With("plugins/linear/plugin/targets/codex-package/package.yaml", "homepage: https://codex.example\nkeywords: [codex.example]\n");

        var found = world.Load(new() { SearchText = text }).Entries.Select(static entry => entry.IntegrationId);

        string.Join(',', found).ShouldBe(expected);
    }
}

public sealed class SearchTestsOnVirtualDisk() : SearchTests(DiskKind.Virtual);

public sealed class SearchTestsOnRealDisk() : SearchTests(DiskKind.Real);

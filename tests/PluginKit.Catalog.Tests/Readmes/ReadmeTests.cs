using PluginKit.Catalog.Tests.Worlds;
using PluginKit.Contracts.Problems;
using PluginKit.Tests.Disks;

namespace PluginKit.Catalog.Tests.Readmes;

public abstract class ReadmeTests(DiskKind kind) : DiskSuite(kind)
{
    [Fact]
    public async Task The_authored_readme_is_read()
    {
        using var world = new CatalogWorld(NewDisk()).WithPlugin("notes").With("plugins/notes/plugin/README.md", "\uFEFF# Notes\n");

        var result = await world.Catalog.ReadReadmeAsync("notes", CancellationToken.None);

        result.IsOk.ShouldBeTrue();
        result.Readme.Text.ShouldBe("# Notes\n");
        result.Readme.Truncated.ShouldBeFalse();
        result.Readme.DetailKind.ShouldBe("authored_readme");
        result.Readme.DetailRef.ShouldBe("plugins/notes/plugin/README.md");
    }

    [Theory]
    [InlineData("äöü", 4, "äö")]
    [InlineData("äöü", 5, "äö")]
    [InlineData("a😀b", 4, "a")]
    [InlineData("abc", 3, "abc")]
    public async Task A_long_readme_is_cut_between_characters(string text, int limit, string expected)
    {
        using var world = new CatalogWorld(NewDisk(), configure: options => options.MaximumReadmeBytes = limit).WithPlugin("notes")
            .With("plugins/notes/plugin/README.md", text);

        var readme = (await world.Catalog.ReadReadmeAsync("notes", CancellationToken.None)).Readme!;

        readme.Text.ShouldBe(expected);
        readme.Truncated.ShouldBe(text != expected);
    }

    [Fact]
    public async Task What_is_missing_is_told_apart()
    {
        using var world = new CatalogWorld(NewDisk()).WithPlugin("notes");

        (await world.Catalog.ReadReadmeAsync("notes", CancellationToken.None)).Problem!.Code.ShouldBe(ProblemCodes.ReadmeUnavailable);
        (await world.Catalog.ReadReadmeAsync("other", CancellationToken.None)).Problem!.Code.ShouldBe(ProblemCodes.CatalogEntryNotFound);
        using var nowhere = new CatalogWorld(NewDisk(), location: "/nowhere");
        (await nowhere.Catalog.ReadReadmeAsync("notes", CancellationToken.None)).Problem!.Code.ShouldBe(ProblemCodes.CatalogAbsent);
    }
}

public sealed class ReadmeTestsOnVirtualDisk() : ReadmeTests(DiskKind.Virtual);

public sealed class ReadmeTestsOnRealDisk() : ReadmeTests(DiskKind.Real);

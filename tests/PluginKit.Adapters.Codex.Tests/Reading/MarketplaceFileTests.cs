using PluginKit.Adapters.Codex.Marketplaces;
using PluginKit.Adapters.Codex.Tests.Support;
using PluginKit.Tests.Disks;

namespace PluginKit.Adapters.Codex.Tests.Reading;

public abstract class MarketplaceFileTests(DiskKind kind) : DiskSuite(kind)
{
    private const string Path = CodexStage.Home + "/.agents/plugins/marketplace.json";

    [Theory]
    [InlineData("""{"name":"m","plugins":[{"name":"a","source":"./a"},{"name":"a","source":"./b"}]}""", "a")]
    [InlineData("""{"name":"m","plugins":[{"name":"a","source":{"source":"local","path":"./a"}},{"name":"b","source":{"source":"npm","package":"x"}}]}""", "a,b")]
    [InlineData("""{"name":"m","plugins":[{"name":"a","source":"a"},{"name":"b","source":"/b"},{"name":"c","source":"./../c"},{"name":"d","source":{"source":"github","repo":"x/y"}}]}""", "")]
    [InlineData("""{"name":"m","plugins":[{"name":"bad name","source":"./a"},{"name":"ok","source":"./"}]}""", "ok")]
    [InlineData("""{"name":"m","extra":1,"plugins":[{"name":"a","source":"./a","policy":{"installation":"NOT_AVAILABLE","authentication":"ON_USE"},"category":"x"}]}""", "a")]
    public void Entries_are_taken_and_skipped_as_the_client_does(string json, string names)
    {
        var file = Read(json);

        file.Problem.ShouldBeNull();
        string.Join(',', file.Entries.Select(static entry => entry.Name)).ShouldBe(names);
    }

    [Theory]
    [InlineData("""{"plugins":[]}""")]
    [InlineData("""{"name":"m"}""")]
    [InlineData("[]")]
    [InlineData("""{"name":"m","plugins":["a"]}""")]
    [InlineData("""{"name":"m","plugins":[{"name":"a"}]}""")]
    [InlineData("""{"name":"m","plugins":[{"name":"a","source":"./a","policy":"x"}]}""")]
    [InlineData("""{"name":"m","plugins":[{"name":"a","source":"./a","policy":{"installation":"SOMETIMES"}}]}""")]
    [InlineData("""{"name":"m","plugins":[{"name":"a","source":"./a","category":5}]}""")]
    [InlineData("""{"name":"m","plugins":[],}""")]
    [InlineData("""{"name":"\ud800","plugins":[]}""")]
    public void What_the_client_rejects_as_a_whole_gives_a_problem_and_no_entries(string json)
    {
        var file = Read(json);

        file.Problem.ShouldNotBeNull().Code.ShouldBe("client_file_corrupt");
        file.Entries.ShouldBeEmpty();
    }

    [Fact]
    public void A_missing_file_is_no_marketplace() => MarketplaceFile.Read(new CodexStage(NewDisk()).Context(false).Files, Path).ShouldBeNull();

    private MarketplaceFile Read(string json) => MarketplaceFile.Read(new CodexStage(NewDisk()).With(Path, json).Context(false).Files, Path)!;
}

public sealed class MarketplaceFileTestsOnVirtualDisk() : MarketplaceFileTests(DiskKind.Virtual);

public sealed class MarketplaceFileTestsOnRealDisk() : MarketplaceFileTests(DiskKind.Real);

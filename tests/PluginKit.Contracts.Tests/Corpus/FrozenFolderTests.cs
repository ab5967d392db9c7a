using PluginKit.Tests.Frozen;

namespace PluginKit.Contracts.Tests.Corpus;

/// <summary>What is frozen can be added to and not changed, whatever switch is set.</summary>
public sealed class FrozenFolderTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("pluginkit-frozen-").FullName;

    public FrozenFolderTests()
    {
        var adding = new FrozenFolder(_root, adds: true);
        adding.Offer("a/one.json", static () => "1"u8.ToArray()).ShouldBeTrue();
        adding.Offer("two.json", static () => "2"u8.ToArray()).ShouldBeTrue();
        adding.Differences().ShouldBeEmpty();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_file_that_was_changed_or_taken_away_is_a_difference(bool adds)
    {
        var folder = new FrozenFolder(_root, adds);
        folder.Differences().ShouldBeEmpty();

        File.WriteAllText(Path.Combine(_root, "two.json"), "3");
        File.Delete(Path.Combine(_root, "a", "one.json"));

        folder.Differences().ShouldBe(["a/one.json is gone", "two.json was changed"]);
        folder.Differences().Count.ShouldBe(2, "asking again must not accept it");
    }

    [Fact]
    public void A_new_file_is_added_only_by_the_switch_and_nothing_is_written_over()
    {
        File.WriteAllText(Path.Combine(_root, "three.json"), "3");

        new FrozenFolder(_root, adds: false).Differences().ShouldHaveSingleItem().ShouldStartWith("three.json is not in");
        new FrozenFolder(_root, adds: false).Offer("four.json", static () => []).ShouldBeFalse();
        new FrozenFolder(_root, adds: true).Offer("two.json", static () => "other"u8.ToArray()).ShouldBeTrue();
        new FrozenFolder(_root, adds: true).Differences().ShouldBeEmpty();
        new FrozenFolder(_root, adds: false).Differences().ShouldBeEmpty();
        new FrozenFolder(_root, adds: false).Names.ShouldBe(["a/one.json", "three.json", "two.json"]);
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);
}

using PluginKit.Tests.Frozen;

namespace PluginKit.Contracts.Tests.Corpus;

/// <summary>What is listed can be added to and not changed, whatever switch is set.</summary>
public sealed class FrozenFolderTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("pluginkit-frozen-").FullName;

    public FrozenFolderTests()
    {
        Folder("1").Offer("a/one.json", static () => "1"u8.ToArray());
        Folder("list").Offer("two.json", static () => "2"u8.ToArray());
        Folder("list").Differences().ShouldBeEmpty();
    }

    [Theory]
    [InlineData(null)]
    [InlineData("1")]
    [InlineData("list")]
    public void A_listed_file_that_was_changed_or_taken_away_is_a_difference(string? accept)
    {
        Folder(accept).Differences().ShouldBeEmpty();
        Folder(accept).Offer("two.json", static () => "other"u8.ToArray());
        Folder(accept).Differences().ShouldBeEmpty("a listed file is not written over");

        File.WriteAllText(Path.Combine(_root, "two.json"), "3");
        File.Delete(Path.Combine(_root, "a", "one.json"));

        Folder(accept).Differences().ShouldBe(["a/one.json is gone", "two.json was changed"]);
        Folder(accept).Differences().Count.ShouldBe(2, "asking again must not accept it");
    }

    [Fact]
    public void What_is_not_listed_waits_for_the_release_and_may_still_be_made_anew()
    {
        Folder(null).Offer("three.json", static () => "3"u8.ToArray());
        Folder(null).Names.ShouldBe(["a/one.json", "two.json"]);
        Folder("1").Offer("three.json", static () => "3"u8.ToArray());
        Folder("1").Offer("three.json", static () => "33"u8.ToArray());

        Folder(null).Bytes("three.json").ShouldBe("33"u8.ToArray());
        Folder("1").Differences().ShouldBeEmpty();
        Folder("1", isReleased: true).Differences().ShouldHaveSingleItem().ShouldStartWith("three.json is released and not listed");
        Folder("list", isReleased: true).Differences().ShouldBeEmpty();
        Folder("1").Offer("three.json", static () => "4"u8.ToArray());
        Folder(null, isReleased: true).Differences().ShouldBeEmpty();
        Folder(null).Bytes("three.json").ShouldBe("33"u8.ToArray());
    }

    [Fact]
    public void Numbered_files_get_a_next_one_once_the_last_one_is_listed()
    {
        void Say(string accept, string content) => Folder(accept).OfferLatest("kind/", ".json", System.Text.Encoding.UTF8.GetBytes(content));

        Folder(null).Latest("kind/").ShouldBeNull();
        Say("1", "a");
        Say("1", "b");
        Folder(null).Latest("kind/").ShouldBe("kind/1.json");
        Folder(null).Bytes("kind/1.json").ShouldBe("b"u8.ToArray());
        Folder("list").Differences().ShouldBeEmpty();
        Say("1", "b");
        Folder(null).Latest("kind/").ShouldBe("kind/1.json");
        Say("1", "c");
        Folder(null).Latest("kind/").ShouldBe("kind/2.json");
        Folder(null).Bytes("kind/1.json").ShouldBe("b"u8.ToArray());
    }

    [Theory]
    [InlineData("# Changelog\n\n## Unreleased\n\n## 0.1.0\n", true)]
    [InlineData("# Changelog\n\n## [0.1.0] - 2026-01-01\n", true)]
    [InlineData("# Changelog\n\n## Unreleased\n\n0.1.0\n## 0.1.0-beta\n## 10.1.0\n", false)]
    public void A_version_is_released_when_the_changelog_has_it(string changelog, bool isMade) => Release.Has(changelog, "0.1.0").ShouldBe(isMade);

    public void Dispose() => Directory.Delete(_root, recursive: true);

    private FrozenFolder Folder(string? accept, bool isReleased = false) => new(_root, accept, isReleased);
}

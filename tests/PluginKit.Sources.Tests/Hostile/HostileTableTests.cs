using PluginKit.Sources.Tests.Archives;

namespace PluginKit.Sources.Tests.Hostile;

public sealed class HostileTableTests
{
    public static TheoryData<string> Numbers => [.. HostileWay.Numbers];

    [Theory]
    [MemberData(nameof(Numbers))]
    public void Every_number_is_tested_for_an_archive_and_for_a_repository_or_says_why_not(string number)
    {
        HostileTable.Archive.ShouldCover(number, [.. HostileArchives.All.Keys]);
        HostileTable.Repository.ShouldCover(number, [.. HostileRepositories.All.Keys]);
    }

    [Fact]
    public void No_table_has_a_number_that_is_not_on_the_list()
    {
        HostileTable.Archive.ShouldHaveNoOtherNumbers();
        HostileTable.Repository.ShouldHaveNoOtherNumbers();
    }

    [Fact]
    public void A_number_without_a_row_or_with_one_that_does_not_exist_is_seen()
    {
        string[] rows = ["tar symlink"];
        var way = new HostileWay("x", new Dictionary<string, string[]> { ["A1"] = ["tar symlink"], ["A2"] = ["nothing"] }, new Dictionary<string, string[]> { ["A3"] = ["Sources: HostileTableTests.Nobody"] }, new Dictionary<string, string> { ["A1"] = "x" });

        foreach (var number in (string[])["A1", "A2", "A3", "A4"])
        {
            Should.Throw<ShouldAssertException>(() => way.ShouldCover(number, rows), number);
        }

        WrittenTests.Has("Sources: HostileTableTests.Every_number_is_tested_for_an_archive_and_for_a_repository_or_says_why_not").ShouldBeTrue();
    }
}

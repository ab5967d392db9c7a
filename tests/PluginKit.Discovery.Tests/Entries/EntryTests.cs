using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Vocabulary;
using PluginKit.Discovery.Entries;
using PluginKit.Discovery.Tests.Worlds;
using PluginKit.Tests.Disks;

namespace PluginKit.Discovery.Tests.Entries;

public abstract class EntryTests(DiskKind kind) : DiskSuite(kind)
{
    [Theory]
    [InlineData("plain text", "plain text")]
    [InlineData(" two\r\n\tlines ", "two lines")]
    [InlineData("red \u001b[31mtext\u0007", "red [31mtext")]
    [InlineData("evil\u202Etxt.exe\u2066", "eviltxt.exe")]
    [InlineData("zero\u200Bwidth\uFEFF", "zerowidth")]
    [InlineData("tag\U000E0041\U000E0042", "tag")]
    [InlineData("family 👨‍👩‍👧", "family 👨‍👩‍👧")]
    [InlineData("\u200D\u200D", null)]
    [InlineData("\u0000", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void Text_of_others_is_one_visible_line(string? text, string? expected) => NativeText.Clean(text, 100).ShouldBe(expected);

    [Theory]
    [InlineData("abcdef", 6, "abcdef")]
    [InlineData("abcdefg", 6, "abcde…")]
    [InlineData("abcd😀fg", 6, "abcd…")]
    [InlineData("a", 1, "a")]
    [InlineData("ab", 1, "…")]
    public void Long_text_is_cut_between_characters(string text, int limit, string expected) => NativeText.Clean(text, limit).ShouldBe(expected);

    [Theory]
    [InlineData("https://user:token@github.com/a/b?access=token", "https://github.com/a/b")]
    [InlineData("https://github.com/a/b", "https://github.com/a/b")]
    [InlineData("https://github.com/@scope/b", "https://github.com/@scope/b")]
    [InlineData("owner/repo", "owner/repo")]
    [InlineData("https://", "https://")]
    [InlineData("https://user@", "https://")]
    public void Recorded_addresses_lose_their_credentials(string address, string expected) => SourceText.WithoutCredentials(address).ShouldBe(expected);

    [Fact]
    public async Task Every_member_of_an_entry_is_clean_and_bounded()
    {
        var hostile = new string('x', 5000) + "\u001b[2J\u202E";
        var world = new DiscoveryWorld(NewDisk()).Sees("claude", Seen.Plugin("notes") with
        {
            NativePluginId = "notes\u202E@team",
            DisplayName = hostile,
            Description = hostile,
            Version = hostile,
            MarketplaceSource = new() { Kind = "git\u0007", Value = "https://me:secret@example.org/x" },
            IdentityEvidence = [.. Enumerable.Repeat(hostile, 100)],
            Problems = [Problem.Of(ProblemCodes.ClientFileCorrupt, hostile)],
        });

        var entry = (await world.DiscoverAsync()).Entries.ShouldHaveSingleItem();

        entry.NativePluginId.ShouldBe("notes@team");
        entry.DisplayName.Length.ShouldBe(200);
        entry.Description!.Length.ShouldBe(1000);
        entry.Version!.Length.ShouldBe(200);
        entry.Source!.Kind.ShouldBe("git");
        entry.Source.Value.ShouldBe("https://example.org/x");
        entry.IdentityEvidence.Count.ShouldBe(64);
        entry.IdentityEvidence.ShouldAllBe(static line => line.Length <= 1000);
        entry.Problems.ShouldHaveSingleItem().Message.Length.ShouldBe(1000);
    }

    [Fact]
    public async Task A_plugin_without_a_title_shows_its_name()
    {
        var document = await new DiscoveryWorld(NewDisk()).Sees("claude", Seen.Plugin("notes") with { DisplayName = "\u200B" }).DiscoverAsync();

        document.Entries.ShouldHaveSingleItem().DisplayName.ShouldBe("notes");
    }

    [Fact]
    public async Task A_plugin_that_a_client_lists_twice_is_two_entries_with_two_keys()
    {
        var twice = Seen.Plugin("notes", "team", InstallScope.Project);
        var world = new DiscoveryWorld(NewDisk()).Sees("claude",
            twice with { ProjectRoots = ["/b"] }, twice with { ProjectRoots = ["/a"] }, twice with { ProjectRoots = ["/c"] }, Seen.Plugin("other"), Seen.Plugin("other"));

        var entries = (await world.DiscoverAsync()).Entries;

        entries.Select(static entry => entry.DiscoveryKey).ShouldBe(
        [
            "claude:notes@team:project", "claude:notes@team:project#2", "claude:notes@team:project#3", "claude:other@team:user", "claude:other@team:user#2",
        ]);
        entries[0].ProjectRoots.ShouldBe(["/a"]);
    }
}

public sealed class EntryTestsOnVirtualDisk() : EntryTests(DiskKind.Virtual);

public sealed class EntryTestsOnRealDisk() : EntryTests(DiskKind.Real);

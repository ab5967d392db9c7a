using System.Text;
using PluginKit.Contracts.Digests;
using PluginKit.Contracts.Hosts;
using PluginKit.Contracts.Problems;
using PluginKit.Platform.ClientFiles;
using PluginKit.Platform.Disk;

namespace PluginKit.Platform.Tests.Disk;

/// <summary>Settings that are links: dotfiles of a user, and traps (R-18, input 61).</summary>
public abstract class LinkedFileTests(DiskUnderTest place) : IDisposable
{
    private readonly DiskUnderTest _place = place;

    private string Settings => _place.At("home", ".claude", "settings.json");

    public void Dispose()
    {
        _place.Dispose();
        GC.SuppressFinalize(this);
    }

    [Theory]
    [InlineData("one link")]
    [InlineData("relative link")]
    [InlineData("chain")]
    [InlineData("folder link")]
    [InlineData("link in a linked folder")]
    public void Input_61_a_link_into_the_dotfiles_stays_and_its_target_is_replaced(string how)
    {
        var real = _place.Write("home/dotfiles/claude/settings.json", "old");
        switch (how)
        {
            case "one link":
                _place.Link("home/.claude/settings.json", real);
                break;
            case "relative link":
                _place.Link("home/.claude/settings.json", "../dotfiles/claude/settings.json");
                break;
            case "chain":
                _place.Link("home/dotfiles/current", "claude");
                _place.Link("home/.config/claude.json", "../dotfiles/current/settings.json");
                _place.Link("home/.claude/settings.json", _place.At("home", ".config", "claude.json"));
                break;
            case "folder link":
                _place.Link("home/.claude", "dotfiles/claude");
                break;
            default:
                _place.Write("home/dotfiles/shared/real.json", "old");
                _place.Disk.DeleteFile(real);
                _place.Link("home/dotfiles/claude/settings.json", "../shared/real.json");
                _place.Link("home/.claude", "dotfiles/claude");
                break;
        }

        var links = Links();

        Replace("new").Status.ShouldBe(FileReplaceStatus.Replaced);

        Links().ShouldBe(links);
        links.ShouldNotBeEmpty();
        _place.Text("home/.claude/settings.json").ShouldBe("new");
        _place.Snapshot().Count(static line => line.EndsWith(" = new", StringComparison.Ordinal)).ShouldBe(1);
        _place.Snapshot().ShouldNotContain(static line => line.Contains(".pluginkit-", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("etc/passwd")]
    [InlineData("home2/.claude/settings.json")]
    [InlineData("home-of-another/settings.json")]
    public void Input_61_a_link_out_of_the_home_is_refused_and_named(string target)
    {
        var real = _place.Write(target, "old");
        _place.Link("home/.claude/settings.json", real);
        var before = _place.Snapshot();

        var result = Replace("new");

        result.Status.ShouldBe(FileReplaceStatus.OutsideRoots);
        result.Problem!.Code.ShouldBe(ProblemCodes.ClientFileOutsideRoots);
        result.Problem.Details.ShouldNotBeNull()["link"].ShouldBe(Settings);
        result.Problem.Details["target"].ShouldBe(real);
        _place.Snapshot().ShouldBe(before);
    }

    [Fact]
    public void Input_61_a_dangling_link_stays_and_its_target_is_made_and_deleted_again()
    {
        _place.Link("home/.claude/settings.json", "../dotfiles/settings.json");
        _place.Directory("home/dotfiles");

        Replace("new", expected: null).Status.ShouldBe(FileReplaceStatus.Replaced);
        _place.Text("home/dotfiles/settings.json").ShouldBe("new");
        Files.Delete(Settings, Options("new")).Status.ShouldBe(FileReplaceStatus.Deleted);

        _place.Disk.Stat(Settings)!.Kind.ShouldBe(DiskEntryKind.Link);
        _place.Disk.Stat(_place.At("home", "dotfiles", "settings.json")).ShouldBeNull();
    }

    [Fact]
    public void Input_61_a_circle_of_links_is_unreadable_and_stays()
    {
        _place.Link("home/.claude/settings.json", "other.json");
        _place.Link("home/.claude/other.json", "settings.json");
        var before = _place.Snapshot();

        Replace("new").Problem!.Code.ShouldBe(ProblemCodes.ClientFileUnreadable);
        Files.CheckRoots(Settings, [_place.At("home")])!.Code.ShouldBe(ProblemCodes.ClientFileUnreadable);
        _place.Snapshot().ShouldBe(before);
    }

    [Theory]
    [InlineData(".claude/settings.json", "old", true)]
    [InlineData("../home/.claude/settings.json", "old", false)]
    [InlineData("shared/settings.json", "old", true)]
    public void A_link_in_a_project_leads_nowhere_but_within_the_project(string target, string content, bool isAllowed)
    {
        var real = _place.Write("project/" + target, content);
        _place.Link("project/.codex/settings.json", real);
        var path = _place.At("project", ".codex", "settings.json");
        var bounds = Bounds(_place.At("project"));

        bounds.IsOfProject(path).ShouldBeTrue();
        (Files.CheckRoots(path, bounds.For(path)) is null).ShouldBe(isAllowed);
        new RootedClientFiles(_place.Disk, [_place.At("home"), _place.At("project")], bounds: bounds).Read(path).IsOk.ShouldBe(isAllowed);
        Files.Replace(path, "new"u8.ToArray(), new() { ExpectedDigest = Digest(content), AllowedRoots = bounds.For(path) }).IsOk.ShouldBe(isAllowed);
    }

    [Fact]
    public void A_folder_above_the_workspace_binds_its_files_to_itself_and_the_home_is_the_users()
    {
        var bounds = Bounds(_place.At("home", "src", "repository", "part"));

        bounds.For(_place.At("home", "src", "repository", ".codex", "config.toml")).ShouldBe([_place.At("home", "src", "repository")]);
        bounds.For(_place.At("home", "src", "repository", "part", ".codex", "config.toml")).ShouldBe([_place.At("home", "src", "repository", "part")]);
        bounds.IsOfProject(Settings).ShouldBeFalse();
        bounds.For(Settings).ShouldContain(_place.At("home"));
    }

    [Fact]
    public void A_home_that_is_the_root_of_the_disk_bounds_nothing()
    {
        var root = Path.GetPathRoot(_place.Root)!;
        var declared = Path.Combine(root, ".claude");
        var bounds = new LinkBounds(_place.Disk, new HostEnvironment { HomeDirectory = root }, null, [declared]);

        bounds.For(Path.Combine(declared, "settings.json")).ShouldBe([declared]);
    }

    [Fact]
    public void A_view_reads_through_the_links_that_the_writer_follows_and_no_others()
    {
        _place.Write("home/dotfiles/a.json", "a");
        _place.Write("etc/b.json", "b");
        _place.Link("home/.claude/a.json", "../dotfiles/a.json");
        _place.Link("home/.claude/b.json", _place.At("etc", "b.json"));
        var view = new RootedClientFiles(_place.Disk, [_place.At("home", ".claude")], bounds: Bounds(null));

        view.Read(_place.At("home", ".claude", "a.json")).IsOk.ShouldBeTrue();
        view.Read(_place.At("home", ".claude", "b.json")).Status.ShouldBe(PluginKit.Contracts.Clients.FileViewStatus.OutsideRoots);
        view.Read(_place.At("home", "dotfiles", "a.json")).Status.ShouldBe(PluginKit.Contracts.Clients.FileViewStatus.OutsideRoots);
    }

    private DurableFiles Files => new(_place.Disk);

    private LinkBounds Bounds(string? workspaceRoot) =>
        new(_place.Disk, new HostEnvironment { HomeDirectory = _place.At("home") }, workspaceRoot, [_place.At("home", ".claude")]);

    private ReplaceOptions Options(string? expected) =>
        new() { ExpectedDigest = expected is null ? null : Digest(expected), AllowedRoots = Bounds(null).For(Settings) };

    private FileReplaceResult Replace(string text, string? expected = "old") => Files.Replace(Settings, Encoding.UTF8.GetBytes(text), Options(expected));

    private List<string> Links() => [.. _place.Snapshot().Where(static line => line.Contains(" -> ", StringComparison.Ordinal))];

    private static string Digest(string text) => ContentDigest.Of(Encoding.UTF8.GetBytes(text));
}

public sealed class RealLinkedFileTests() : LinkedFileTests(new RealDiskUnderTest());

public sealed class VirtualLinkedFileTests() : LinkedFileTests(new VirtualDiskUnderTest());

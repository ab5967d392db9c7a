using System.Text;
using PluginKit.Contracts.Clients;
using PluginKit.Platform.ClientFiles;
using PluginKit.Platform.Disk;

namespace PluginKit.Platform.Tests.ClientFiles;

public abstract class RootedClientFilesTests(DiskUnderTest place) : IDisposable
{
    private readonly DiskUnderTest _place = place;
    private readonly InterceptedDisk _disk = new(place.Disk);

    private RootedClientFiles Files => field ??= new(_disk, [_place.At("home", ".claude"), _place.At("home", ".claude.json")]);

    public void Dispose()
    {
        _place.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public void A_file_in_a_root_is_read_and_a_root_may_be_a_file()
    {
        _place.Write("home/.claude/settings.json", "{}");
        _place.Write("home/.claude.json", "[]");

        Text("home/.claude/settings.json").ShouldBe("{}");
        Text("home/.claude.json").ShouldBe("[]");
    }

    [Fact]
    public void What_is_not_there_is_absent()
    {
        Read("home/.claude/settings.json").Status.ShouldBe(FileViewStatus.Absent);
        Files.List(_place.At("home", ".claude", "plugins")).Status.ShouldBe(FileViewStatus.Absent);
        Files.KindOf(_place.At("home", ".claude")).ShouldBe(PathKind.Absent);
    }

    [Theory]
    [InlineData("home/secret")]
    [InlineData("home/.claude2/file")]
    [InlineData("home/.claude/../secret")]
    [InlineData("home/.claude/link-to-file")]
    [InlineData("home/.claude/link-to-folder/secret")]
    public void What_is_outside_of_the_roots_is_not_looked_at(string path)
    {
        _place.Write("home/secret", "s");
        _place.Write("home/.claude2/file", "s");
        _place.Link("home/.claude/link-to-file", Path.Combine("..", "secret"));
        _place.Link("home/.claude/link-to-folder", _place.At("home"));

        Read(path).Status.ShouldBe(FileViewStatus.OutsideRoots);
        Read(path).Bytes.Length.ShouldBe(0);
        Files.KindOf(Full(path)).ShouldBe(PathKind.Other);
        Files.List(Full(path)).Status.ShouldBe(FileViewStatus.OutsideRoots);
        _disk.Calls.ShouldNotContain(static call => call.StartsWith("Open", StringComparison.Ordinal));
    }

    [Fact]
    public void Links_within_the_roots_are_followed_and_the_root_may_be_one()
    {
        _place.Write("dotfiles/claude/real.json", "{}");
        _place.Link("home/.claude", Path.Combine("..", "dotfiles", "claude"));
        _place.Link("dotfiles/claude/settings.json", "real.json");

        Text("home/.claude/settings.json").ShouldBe("{}");
        Files.KindOf(_place.At("home", ".claude")).ShouldBe(PathKind.Directory);
    }

    [Theory]
    [InlineData("")]
    [InlineData("relative/file")]
    public void Unusable_paths_are_answers_not_exceptions(string path)
    {
        Files.Read(path).Status.ShouldBe(FileViewStatus.OutsideRoots);
        Files.List(path).Status.ShouldBe(FileViewStatus.OutsideRoots);
        Files.KindOf(path).ShouldBe(PathKind.Other);
    }

    [Fact]
    public void A_NUL_in_a_path_does_not_cut_it_short()
    {
        _place.Write("home/.claude/settings.json", "{}");

        Files.Read(_place.At("home", ".claude", "settings.json\0.png")).Status.ShouldBe(FileViewStatus.OutsideRoots);
    }

    [Fact]
    public void A_circle_of_links_is_unreadable()
    {
        _place.Link("home/.claude/a", "a");

        Read("home/.claude/a").Status.ShouldBe(FileViewStatus.Unreadable);
        Files.List(_place.At("home", ".claude", "a")).Status.ShouldBe(FileViewStatus.Unreadable);
        Files.KindOf(_place.At("home", ".claude", "a")).ShouldBe(PathKind.Other);
    }

    [Fact]
    public void A_file_is_read_once_per_view()
    {
        _place.Write("home/.claude/settings.json", "old");
        Text("home/.claude/settings.json").ShouldBe("old");
        _place.Write("home/.claude/settings.json", "new");

        Text("home/.claude/settings.json").ShouldBe("old");
        Encoding.UTF8.GetString(new RootedClientFiles(_disk, [_place.At("home")]).Read(_place.At("home", ".claude", "settings.json")).Bytes.Span).ShouldBe("new");
    }

    [Fact]
    public void A_file_above_the_limit_is_too_large()
    {
        _place.Write("home/file", "12345");

        new RootedClientFiles(_disk, [_place.At("home")], 4).Read(_place.At("home", "file")).Status.ShouldBe(FileViewStatus.TooLarge);
        new RootedClientFiles(_disk, [_place.At("home")], 5).Read(_place.At("home", "file")).Status.ShouldBe(FileViewStatus.Ok);
    }

    [Fact]
    public void What_cannot_be_read_says_so_without_throwing()
    {
        _place.Write("home/.claude/settings.json", "{}");
        _place.Directory("home/.claude/plugins");
        _place.Link("home/.claude/linked.json", "settings.json");
        foreach (var (member, file) in new[] { (nameof(IDisk.OpenReadNoFollow), "settings.json"), (nameof(IDisk.Stat), "settings.json"), (nameof(IDisk.ResolveLinks), "linked.json") })
        {
            _disk.Fail(member, file, static () => new UnauthorizedAccessException("Permission denied"));
            var files = new RootedClientFiles(_disk, [_place.At("home")]);
            files.Read(_place.At("home", ".claude", file)).Status.ShouldBe(FileViewStatus.Unreadable, member);
        }

        Read("home/.claude/plugins").Status.ShouldBe(FileViewStatus.Unreadable);
        _disk.Fail(nameof(IDisk.List), "plugins", static () => new UnauthorizedAccessException("Permission denied"));
        Files.List(_place.At("home", ".claude", "plugins")).Status.ShouldBe(FileViewStatus.Unreadable);
    }

    [Fact]
    public void A_folder_is_resolved_once_however_many_files_are_asked_for_in_it()
    {
        _place.Write("home/.claude/d/one", "1");
        _place.Write("home/.claude/d/two", "2");
        _place.Link("home/linked", ".claude/d");
        _place.Link("home/away", _place.At("outside"));
        _place.Write("outside/two", "2");

        Read("home/linked/one").Status.ShouldBe(FileViewStatus.Ok);
        Read("home/linked/two").Status.ShouldBe(FileViewStatus.Ok);
        Read("home/linked/../d/two").Status.ShouldBe(FileViewStatus.Ok);
        Read("home/linked/./two").Status.ShouldBe(FileViewStatus.Ok);
        Read("home/linked/../two").Status.ShouldBe(FileViewStatus.Absent);
        Read("home/away/one").Status.ShouldBe(FileViewStatus.OutsideRoots);
        Read("home/away/two").Status.ShouldBe(FileViewStatus.OutsideRoots);
    }

    [Fact]
    public void A_folder_lists_folders_and_files_with_links_to_them_and_nothing_that_leaves_the_roots()
    {
        _place.Directory("home/.claude/d/folder");
        _place.Write("home/.claude/d/file", "x");
        _place.Write("home/secret", "s");
        _place.Link("home/.claude/d/to-folder", "folder");
        _place.Link("home/.claude/d/to-file", "file");
        _place.Link("home/.claude/d/dangling", "nowhere");
        _place.Link("home/.claude/d/out", _place.At("home", "secret"));
        _place.Link("home/.claude/d/out-folder", _place.At("home"));

        var view = Files.List(_place.At("home", ".claude", "d"));

        view.Status.ShouldBe(FileViewStatus.Ok);
        view.Directories.ShouldBe(["folder", "to-folder"]);
        view.Files.ShouldBe(["file", "to-file"]);
        Files.List(_place.At("home", ".claude", "d", "file")).Status.ShouldBe(FileViewStatus.Unreadable);
    }

    [Fact]
    public void No_roots_allow_nothing() =>
        new RootedClientFiles(_disk, []).Read(_place.Write("file", "x")).Status.ShouldBe(FileViewStatus.OutsideRoots);

    [Fact]
    public void A_relative_root_is_misuse() => Should.Throw<ArgumentException>(() => new RootedClientFiles(_disk, ["relative"]));

    [Fact]
    public void Looking_writes_nothing()
    {
        _place.Write("home/.claude/settings.json", "{}");
        var before = _place.Snapshot();

        Text("home/.claude/settings.json");
        Files.List(_place.At("home", ".claude"));

        _place.Snapshot().ShouldBe(before);
    }

    private string Full(string path) => _place.Root + Path.DirectorySeparatorChar + path.Replace('/', Path.DirectorySeparatorChar);

    private FileView Read(string path) => Files.Read(Full(path));

    private string Text(string path)
    {
        Read(path).IsOk.ShouldBeTrue();
        return Encoding.UTF8.GetString(Read(path).Bytes.Span);
    }
}

public sealed class RealRootedClientFilesTests() : RootedClientFilesTests(new RealDiskUnderTest());

public sealed class VirtualRootedClientFilesTests() : RootedClientFilesTests(new VirtualDiskUnderTest());

using System.Text;
using PluginKit.Contracts.Clients;
using PluginKit.Contracts.Digests;
using PluginKit.Contracts.Problems;
using PluginKit.Platform.Disk;

namespace PluginKit.Platform.Tests.Disk;

public abstract class DurableFilesTests(DiskUnderTest place) : IDisposable
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private static readonly ReplaceOptions Any = new() { ExpectedDigest = ReplaceOptions.AnyContent };

    private readonly DiskUnderTest _place = place;
    private readonly InterceptedDisk _disk = new(place.Disk);

    private DurableFiles Files => new(_disk, new ImpatientTime());

    public void Dispose()
    {
        _place.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public void A_file_is_read_with_its_content()
    {
        _place.Write("file", "content");

        Encoding.UTF8.GetString(Files.ReadAll(_place.At("file")).Bytes.Span).ShouldBe("content");
        Files.ReadAll(_place.Write("empty", string.Empty)).IsOk.ShouldBeTrue();
    }

    [Fact]
    public void Absent_unreadable_and_too_large_are_different_answers()
    {
        _place.Write("file", "12345");
        _place.Directory("directory");
        _place.Link("dangling", "nowhere");
        _place.Link("circle", "circle");

        Files.ReadAll(_place.At("missing")).Status.ShouldBe(FileViewStatus.Absent);
        Files.ReadAll(_place.At("file", "below")).Status.ShouldBe(FileViewStatus.Absent);
        Files.ReadAll(_place.At("dangling")).Status.ShouldBe(FileViewStatus.Absent);
        Files.ReadAll(_place.At("directory")).Status.ShouldBe(FileViewStatus.Unreadable);
        Files.ReadAll(_place.At("circle")).Status.ShouldBe(FileViewStatus.Unreadable);
        Files.ReadAll(_place.At("file"), 4).Status.ShouldBe(FileViewStatus.TooLarge);
        Files.ReadAll(_place.At("file"), 5).Status.ShouldBe(FileViewStatus.Ok);
        _disk.Fail(nameof(IDisk.OpenReadNoFollow), "file", static () => new UnauthorizedAccessException("Permission denied"));
        Files.ReadAll(_place.At("file")).Status.ShouldBe(FileViewStatus.Unreadable);
    }

    [Fact]
    public void A_file_that_grows_beyond_the_limit_while_it_is_read_is_too_large()
    {
        _place.Write("file", "1");
        _disk.Before = (member, _) =>
        {
            if (member == nameof(IDisk.OpenReadNoFollow))
            {
                _place.Write("file", new byte[10_000]);
            }
        };

        Files.ReadAll(_place.At("file"), 5000).Status.ShouldBe(FileViewStatus.TooLarge);
        _place.Write("file", "1");
        Files.ReadAll(_place.At("file"), 50_000).Bytes.Length.ShouldBe(10_000);
    }

    [Fact]
    public void A_new_file_is_made_with_its_directories_and_default_mode()
    {
        var result = Replace("a/b/file", "new", new() { ExpectedDigest = null });

        result.Status.ShouldBe(FileReplaceStatus.Replaced);
        result.FoundDigest.ShouldBeNull();
        result.WrittenDigest.ShouldBe(Digest("new"));
        _place.Text("a/b/file").ShouldBe("new");
        if (_place.HasModes)
        {
            _place.Disk.Stat(_place.At("a", "b", "file"))!.Mode.ShouldBe((UnixFileMode)0b110_100_100);
        }
    }

    [Fact]
    public void A_replaced_file_keeps_its_mode()
    {
        _place.Write("secret", "old", OwnerOnly);

        Replace("secret", "new", new() { ExpectedDigest = Digest("old") }).IsOk.ShouldBeTrue();

        _place.Text("secret").ShouldBe("new");
        if (_place.HasModes)
        {
            _place.Disk.Stat(_place.At("secret"))!.Mode.ShouldBe(OwnerOnly);
        }
    }

    [Fact]
    public void The_order_is_write_flush_rename_flush_directory()
    {
        _place.Write("d/file", "old");

        Replace("d/file", "new", Any).IsOk.ShouldBeTrue();

        var steps = _disk.Calls.Select(static call => call.Split(' ')[0])
            .Where(static member => member is nameof(IDisk.CreateReplacement) or nameof(IDisk.Flush) or nameof(IDisk.MoveFile) or nameof(IDisk.FlushDirectory));
        steps.ShouldBe([nameof(IDisk.CreateReplacement), nameof(IDisk.Flush), nameof(IDisk.MoveFile), nameof(IDisk.FlushDirectory)]);
        _place.Snapshot().ShouldBe(["d/", $"{Path.Combine("d", "file")} = new"]);
    }

    [Theory]
    [InlineData("old", "other")]
    [InlineData("old", null)]
    [InlineData(null, "old")]
    public void Other_content_than_expected_is_a_conflict_with_the_three_digests(string? found, string? expected)
    {
        if (found is not null)
        {
            _place.Write("file", found);
        }

        var before = _place.Snapshot();
        var result = Replace("file", "new", new() { ExpectedDigest = expected is null ? null : Digest(expected) });

        result.Status.ShouldBe(FileReplaceStatus.Conflict);
        result.Problem!.Code.ShouldBe(ProblemCodes.Conflict);
        result.Problem.Details.ShouldNotBeNull();
        result.Problem.Details["digest_before"].ShouldBe(expected is null ? "absent" : Digest(expected));
        result.Problem.Details["digest_now"].ShouldBe(found is null ? "absent" : Digest(found));
        result.Problem.Details["digest_ours"].ShouldBe(Digest("new"));
        _place.Snapshot().ShouldBe(before);
    }

    [Theory]
    [InlineData(nameof(IDisk.CreateReplacement))]
    [InlineData(nameof(IDisk.Flush))]
    public void A_change_while_the_new_content_is_written_is_a_conflict_and_is_kept(string moment)
    {
        _place.Write("file", "old");
        _disk.Before = (member, _) =>
        {
            if (member == moment)
            {
                _place.Write("file", "theirs");
            }
        };

        Replace("file", "ours", new() { ExpectedDigest = Digest("old") }).Status.ShouldBe(FileReplaceStatus.Conflict);
        _place.Snapshot().ShouldBe(["file = theirs"]);
    }

    [Fact]
    public void A_file_that_appears_right_before_the_rename_is_not_overwritten()
    {
        _disk.Before = (member, _) =>
        {
            if (member == nameof(IDisk.MoveFile))
            {
                _place.Write("file", "theirs");
            }
        };

        Replace("file", "ours", new() { ExpectedDigest = null }).Status.ShouldBe(FileReplaceStatus.Conflict);
        _place.Snapshot().ShouldBe(["file = theirs"]);
    }

    [Fact]
    public void The_same_content_is_not_written_again()
    {
        _place.Write("file", "same");

        Replace("file", "same", Any).Status.ShouldBe(FileReplaceStatus.Unchanged);

        _disk.Calls.ShouldNotContain(static call => call.StartsWith(nameof(IDisk.CreateReplacement), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(nameof(IDisk.CreateReplacement))]
    [InlineData(nameof(IDisk.Flush))]
    [InlineData(nameof(IDisk.MoveFile))]
    public void A_failing_write_keeps_the_old_content_and_leaves_nothing(string member)
    {
        _place.Write("file", "old");
        _disk.Fail(member, string.Empty);

        var result = Replace("file", "new", Any);

        result.Status.ShouldBe(FileReplaceStatus.WriteFailed);
        result.Problem!.Code.ShouldBe(ProblemCodes.WriteFailed);
        result.Problem.Message.ShouldContain("No space left");
        _place.Snapshot().ShouldBe(["file = old"]);
    }

    [Fact]
    public void A_directory_that_cannot_be_flushed_is_reported_as_such()
    {
        _place.Write("file", "old");
        _disk.Fail(nameof(IDisk.FlushDirectory), string.Empty);

        Replace("file", "new", Any).Problem!.Message.ShouldContain("was replaced");
        _place.Snapshot().ShouldBe(["file = new"]);
    }

    [Fact]
    public void A_link_stays_a_link_and_the_file_behind_it_is_replaced_in_its_own_directory()
    {
        _place.Write("dotfiles/settings.json", "old", OwnerOnly);
        _place.Link("home/settings.json", Path.Combine("..", "dotfiles", "settings.json"));

        Replace("home/settings.json", "new", new() { ExpectedDigest = Digest("old"), AllowedRoots = [_place.At("home"), _place.At("dotfiles")] })
            .IsOk.ShouldBeTrue();

        _place.Snapshot().ShouldBe([
            "dotfiles/", $"{Path.Combine("dotfiles", "settings.json")} = new",
            "home/", $"{Path.Combine("home", "settings.json")} -> {Path.Combine("..", "dotfiles", "settings.json")}",
        ]);
        if (_place.HasModes)
        {
            _place.Disk.Stat(_place.At("dotfiles", "settings.json"))!.Mode.ShouldBe(OwnerOnly);
        }
    }

    [Fact]
    public void A_link_that_leaves_the_allowed_roots_is_refused()
    {
        _place.Write("elsewhere/file", "precious");
        _place.Link("home/settings.json", _place.At("elsewhere", "file"));
        _place.Link("home/folder", _place.At("elsewhere"));
        _place.Link("home/new.json", _place.At("elsewhere", "new"));
        var before = _place.Snapshot();
        var options = Any with { AllowedRoots = [_place.At("home")] };

        foreach (var path in new[] { "home/settings.json", "home/folder/file", "home/new.json", "home/../elsewhere/file", "home-of-another/file" })
        {
            var result = Replace(path, "ours", options);
            result.Status.ShouldBe(FileReplaceStatus.OutsideRoots, path);
            result.Problem!.Code.ShouldBe(ProblemCodes.ClientFileOutsideRoots);
        }

        _place.Snapshot().ShouldBe(before);
    }

    [Fact]
    public void A_root_may_be_a_link_itself()
    {
        _place.Directory("real");
        _place.Link("home", "real");

        Replace("home/file", "new", Any with { AllowedRoots = [_place.At("home")] }).IsOk.ShouldBeTrue();
        _place.Text("real/file").ShouldBe("new");
    }

    [Fact]
    public void What_cannot_be_read_is_not_replaced()
    {
        _place.Directory("directory");
        _place.Link("circle", "circle");
        _place.Write("large", "12345");

        Replace("directory", "x", Any).Status.ShouldBe(FileReplaceStatus.Unreadable);
        Replace("circle", "x", Any).Status.ShouldBe(FileReplaceStatus.Unreadable);
        Replace("large", "x", Any with { MaximumBytes = 4 }).Status.ShouldBe(FileReplaceStatus.Unreadable);
        _place.Text("large").ShouldBe("12345");
    }

    [Fact]
    public void A_very_long_name_can_be_replaced()
    {
        var name = new string('n', 250);

        Replace(name, "x", Any).IsOk.ShouldBeTrue();
        Replace(name, "y", Any).IsOk.ShouldBeTrue();
        _place.Text(name).ShouldBe("y");
    }

    [Fact]
    public void Empty_parents_are_pruned_up_to_the_limit()
    {
        _place.Directory("top/a/b/c");

        Files.PruneEmptyParents(_place.At("top", "a", "b", "c", "file"), _place.At("top")).Count.ShouldBe(3);

        _place.Snapshot().ShouldBe(["top/"]);
    }

    [Fact]
    public void Pruning_stops_at_what_is_not_empty()
    {
        _place.Write("top/a/keep", "x");
        _place.Directory("top/a/b");

        Files.PruneEmptyParents(_place.At("top", "a", "b", "file"), _place.At("top")).ShouldBe([_place.At("top", "a", "b")]);

        _place.Text("top/a/keep").ShouldBe("x");
    }

    [Fact]
    public void Pruning_passes_over_what_is_gone_already_and_never_through_a_link()
    {
        _place.Directory("real/empty");
        _place.Link("top/link", _place.At("real"));

        Files.PruneEmptyParents(_place.At("top", "gone", "deep", "file"), _place.At("top")).ShouldBeEmpty();
        Files.PruneEmptyParents(_place.At("top", "link", "file"), _place.At("top")).ShouldBeEmpty();

        _place.Disk.Stat(_place.At("real", "empty")).ShouldNotBeNull();
    }

    [Fact]
    public void Pruning_outside_of_the_limit_is_misuse()
    {
        Should.Throw<ArgumentException>(() => Files.PruneEmptyParents(_place.At("other", "file"), _place.At("top")));
        Should.Throw<ArgumentException>(() => Files.PruneEmptyParents(_place.At("top", "..", "other", "file"), _place.At("top")));
    }

    private static string Digest(string text) => ContentDigest.Of(Encoding.UTF8.GetBytes(text));

    private FileReplaceResult Replace(string path, string text, ReplaceOptions options) =>
        Files.Replace(_place.Root + Path.DirectorySeparatorChar + path.Replace('/', Path.DirectorySeparatorChar), Encoding.UTF8.GetBytes(text), options);
}

public sealed class RealDurableFilesTests() : DurableFilesTests(new RealDiskUnderTest());

public sealed class VirtualDurableFilesTests() : DurableFilesTests(new VirtualDiskUnderTest());

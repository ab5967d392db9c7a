using System.Text;
using PluginKit.Contracts.Digests;
using PluginKit.Contracts.Problems;
using PluginKit.Platform.Disk;

namespace PluginKit.Platform.Tests.Disk;

/// <summary>Another program writes between the last comparison and the moment in which the content changes (R-29, inputs 65 and 66).</summary>
public abstract class LastMomentTests(DiskUnderTest place) : IDisposable
{
    private readonly DiskUnderTest _place = place;
    private readonly InterceptedDisk _disk = new(place.Disk);

    public void Dispose()
    {
        _place.Dispose();
        GC.SuppressFinalize(this);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Input_65_a_file_replaced_between_digest_and_rename_gets_its_content_back(bool isRemade)
    {
        _place.Write("file", "old");
        var before = Stamp();
        At(nameof(IDisk.TryExchange), 1, () =>
        {
            if (isRemade)
            {
                // Input 66: deleted and made again, as a disk that gives the same inode number again would show it.
                _place.Disk.DeleteFile(_place.At("file"));
            }

            _place.Write("file", "theirs");
        });

        var result = Replace("ours");

        result.Status.ShouldBe(FileReplaceStatus.Conflict);
        result.IsContended.ShouldBeFalse();
        result.Problem!.Details.ShouldNotBeNull().Values.ShouldBe([Digest("old"), Digest("theirs"), Digest("ours")]);
        _place.Snapshot().ShouldBe(["file = theirs"]);
        Stamp().ShouldBe(before);
    }

    [Fact]
    public void Input_66_a_file_made_again_with_the_same_content_is_the_same_file()
    {
        _place.Write("file", "old");
        At(nameof(IDisk.TryExchange), 1, () =>
        {
            _place.Disk.DeleteFile(_place.At("file"));
            _place.Write("file", "old");
        });

        Replace("ours").Status.ShouldBe(FileReplaceStatus.Replaced);
        _place.Snapshot().ShouldBe(["file = ours"]);
    }

    [Fact]
    public void A_program_that_writes_again_while_its_content_goes_back_has_the_last_word()
    {
        _place.Write("file", "old");
        At(nameof(IDisk.TryExchange), 1, () => _place.Write("file", "first"), 2, () => _place.Write("file", "second"));

        var result = Replace("ours");

        result.Status.ShouldBe(FileReplaceStatus.Conflict);
        result.IsContended.ShouldBeTrue();
        _place.Snapshot().ShouldBe(["file = second"]);
    }

    [Fact]
    public void A_program_that_takes_the_file_away_while_its_content_goes_back_loses_nothing()
    {
        _place.Write("file", "old");
        At(nameof(IDisk.TryExchange), 1, () => _place.Write("file", "theirs"), 2, () => _place.Disk.DeleteFile(_place.At("file")));

        Replace("ours").Status.ShouldBe(FileReplaceStatus.Conflict);
        _place.Snapshot().ShouldBe(["file = theirs"]);
    }

    [Fact]
    public void A_file_that_is_taken_away_in_the_last_moment_is_a_conflict()
    {
        _place.Write("file", "old");
        At(nameof(IDisk.TryExchange), 1, () => _place.Disk.DeleteFile(_place.At("file")));

        Replace("ours").Status.ShouldBe(FileReplaceStatus.Conflict);
        _place.Snapshot().ShouldBeEmpty();
    }

    [Fact]
    public void A_program_that_never_stops_is_a_conflict_and_none_of_its_versions_is_ours()
    {
        _place.Write("file", "old");
        var version = 0;
        _disk.Before = (member, _) =>
        {
            if (member == nameof(IDisk.TryExchange))
            {
                _place.Write("file", $"version {++version}");
            }
        };

        Replace("ours").IsContended.ShouldBeTrue();

        version.ShouldBeInRange(2, 20);
        _place.Text("file").ShouldStartWith("version");
        _place.Snapshot().ShouldAllBe(static line => line.Contains("version", StringComparison.Ordinal));
    }

    [Fact]
    public void What_is_written_before_a_file_is_put_aside_for_deletion_goes_back()
    {
        _place.Write("file", "old");
        At(nameof(IDisk.MoveFile), 1, () => _place.Write("file", "theirs"));

        var result = Delete();

        result.Status.ShouldBe(FileReplaceStatus.Conflict);
        result.Problem!.Details.ShouldNotBeNull()["digest_ours"].ShouldBe("absent");
        _place.Snapshot().ShouldBe(["file = theirs"]);
    }

    [Fact]
    public void What_is_written_while_a_changed_file_goes_back_stays_and_so_does_the_other()
    {
        _place.Write("file", "old");
        At(nameof(IDisk.MoveFile), 1, () => _place.Write("file", "first"), 2, () => _place.Write("file", "second"));

        Delete().IsContended.ShouldBeTrue();

        _place.Text("file").ShouldBe("second");
        _place.Snapshot().Count.ShouldBe(2);
        _place.Snapshot().ShouldContain(static line => line.EndsWith("= first", StringComparison.Ordinal));
    }

    [Fact]
    public void A_file_with_the_expected_content_is_deleted_and_one_with_other_content_is_not()
    {
        _place.Write("file", "old");
        _place.Write("other", "theirs");

        Delete().Status.ShouldBe(FileReplaceStatus.Deleted);
        new DurableFiles(_disk).Delete(_place.At("other"), new() { ExpectedDigest = Digest("old") }).Status.ShouldBe(FileReplaceStatus.Conflict);
        new DurableFiles(_disk).Delete(_place.At("gone"), new() { ExpectedDigest = null }).Status.ShouldBe(FileReplaceStatus.Unchanged);
        _place.Snapshot().ShouldBe(["other = theirs"]);
    }

    [Theory]
    [InlineData(1, "theirs")]
    [InlineData(2, "theirs")]
    public void A_process_that_ends_while_foreign_content_is_in_its_hands_does_not_lose_it(int exchange, string expected)
    {
        _place.Write("file", "old");
        var count = 0;
        _disk.Before = (member, _) =>
        {
            if (member == nameof(IDisk.TryExchange) && ++count == 1)
            {
                _place.Write("file", "theirs");
            }

            // The end of a process is no IOException: nobody tidies up after it.
            if (count >= exchange && member == nameof(IDisk.OpenReadNoFollow))
            {
                throw new InvalidOperationException("the process has ended");
            }
        };
        Should.Throw<InvalidOperationException>(() => Replace("ours"));
        _disk.Before = null;

        new DurableFiles(_disk).ClearTemporaries(_place.At("file"));

        _place.Snapshot().ShouldBe([$"file = {expected}"]);
    }

    [Fact]
    public void Leftovers_of_a_replacement_that_was_carried_out_are_deleted()
    {
        _place.Write("file", "old");
        _disk.Fail(nameof(IDisk.DeleteFile), ".swap", static () => new InvalidOperationException("the process has ended"));
        Should.Throw<InvalidOperationException>(() => Replace("ours"));
        _disk.Before = null;
        _place.Snapshot().Count.ShouldBe(2);

        new DurableFiles(_disk).ClearTemporaries(_place.At("file"));

        _place.Snapshot().ShouldBe(["file = ours"]);
    }

    [Fact]
    public void A_change_is_done_although_what_came_out_cannot_be_deleted()
    {
        _place.Write("file", "old");
        _disk.Fail(nameof(IDisk.DeleteFile), ".swap");

        Replace("ours").Status.ShouldBe(FileReplaceStatus.Replaced);

        _disk.Before = null;
        _place.Text("file").ShouldBe("ours");
        _place.Snapshot().Count.ShouldBe(2);
        new DurableFiles(_disk).ClearTemporaries(_place.At("file"));
        _place.Snapshot().ShouldBe(["file = ours"]);
    }

    private void At(string member, int call, Action action, int secondCall = 0, Action? second = null)
    {
        var count = 0;
        _disk.Before = (called, _) =>
        {
            if (called != member)
            {
                return;
            }

            count++;
            (count == call ? action : count == secondCall ? second : null)?.Invoke();
        };
    }

    private FileReplaceResult Replace(string text) =>
        new DurableFiles(_disk).Replace(_place.At("file"), Encoding.UTF8.GetBytes(text), new() { ExpectedDigest = Digest("old") });

    private FileReplaceResult Delete() => new DurableFiles(_disk).Delete(_place.At("file"), new() { ExpectedDigest = Digest("old") });

    private (UnixFileMode?, DiskOwner?) Stamp() => _place.Disk.Stat(_place.At("file")) is { } entry ? (entry.Mode, entry.Owner) : default;

    private static string Digest(string text) => ContentDigest.Of(Encoding.UTF8.GetBytes(text));
}

public sealed class RealLastMomentTests() : LastMomentTests(new RealDiskUnderTest());

public sealed class VirtualLastMomentTests() : LastMomentTests(new VirtualDiskUnderTest());

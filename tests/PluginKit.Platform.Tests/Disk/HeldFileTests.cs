using System.Text;
using PluginKit.Contracts.Clients;
using PluginKit.Contracts.Digests;
using PluginKit.Contracts.Problems;
using PluginKit.Platform.Disk;

namespace PluginKit.Platform.Tests.Disk;

/// <summary>Files that another program holds, as Windows has them (R-17, P16). The virtual disk says what Windows would.</summary>
public sealed class HeldFileTests : IDisposable
{
    private const int SharingViolation = unchecked((int)0x80070020);
    private const int LockViolation = unchecked((int)0x80070021);
    private const int UserMappedFile = unchecked((int)0x800704C8);

    private readonly VirtualDiskUnderTest _place = new();
    private readonly ImpatientTime _time = new();
    private readonly InterceptedDisk _disk;
    private int _refused;

    public HeldFileTests() => _disk = new(_place.Disk);

    public void Dispose() => _place.Dispose();

    [Theory]
    [InlineData(nameof(IDisk.MoveFile), SharingViolation)]
    [InlineData(nameof(IDisk.MoveFile), LockViolation)]
    [InlineData(nameof(IDisk.MoveFile), UserMappedFile)]
    [InlineData(nameof(IDisk.CreateReplacement), SharingViolation)]
    [InlineData(nameof(IDisk.TryExchange), SharingViolation)]
    [InlineData(nameof(IDisk.OpenReadNoFollow), SharingViolation)]
    public void A_file_that_is_let_go_in_time_is_replaced(string member, int error)
    {
        _place.Write("file", "old");
        Hold(member, error, times: 9);

        Replace().IsOk.ShouldBeTrue();

        _refused.ShouldBe(9);
        _place.Snapshot().ShouldBe(["file = new"]);
    }

    [Theory]
    [InlineData(nameof(IDisk.MoveFile))]
    [InlineData(nameof(IDisk.CreateReplacement))]
    [InlineData(nameof(IDisk.OpenReadNoFollow))]
    public void A_file_that_is_kept_is_busy_and_nothing_changed(string member)
    {
        _place.Write("file", "old");
        var began = _time.GetUtcNow();
        Hold(member, SharingViolation, times: int.MaxValue);

        Replace().Problem!.Code.ShouldBe(ProblemCodes.TargetBusy);

        (_time.GetUtcNow() - began).ShouldBeInRange(TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(11));
        _disk.Before = null;
        _place.Snapshot().ShouldBe(["file = old"]);
    }

    [Fact]
    public void A_change_that_comes_during_the_wait_is_a_conflict()
    {
        _place.Write("file", "old");
        _disk.Before = (member, _) =>
        {
            if (member == nameof(IDisk.MoveFile) && _refused++ == 0)
            {
                _place.Write("file", "theirs");
                throw new IOException("in use", SharingViolation);
            }
        };

        Replace().Status.ShouldBe(FileReplaceStatus.Conflict);
        _place.Snapshot().ShouldBe(["file = theirs"]);
    }

    [Fact]
    public void A_held_file_is_deleted_when_it_is_let_go()
    {
        _place.Write("file", "old");
        Hold(nameof(IDisk.MoveFile), SharingViolation, times: 3);

        Files.Delete(_place.At("file"), new() { ExpectedDigest = Digest("old") }).Status.ShouldBe(FileReplaceStatus.Deleted);

        _place.Snapshot().ShouldBeEmpty();
    }

    [Fact]
    public void A_held_file_is_read_when_it_is_let_go()
    {
        _place.Write("file", "old");
        Hold(nameof(IDisk.OpenReadNoFollow), SharingViolation, times: 3);

        Files.ReadAll(_place.At("file")).Status.ShouldBe(FileViewStatus.Ok);
    }

    [Fact]
    public void Other_failures_are_not_tried_again()
    {
        _place.Write("file", "old");
        Hold(nameof(IDisk.MoveFile), 28, times: int.MaxValue);

        Replace().Problem!.Code.ShouldBe(ProblemCodes.WriteFailed);
        _refused.ShouldBe(1);
    }

    private DurableFiles Files => new(_disk, _time);

    private void Hold(string member, int error, int times) => _disk.Before = (called, _) =>
    {
        if (called == member && _refused < times)
        {
            _refused++;
            throw new IOException("in use", error);
        }
    };

    private FileReplaceResult Replace() => Files.Replace(_place.At("file"), "new"u8.ToArray(), new() { ExpectedDigest = Digest("old") });

    private static string Digest(string text) => ContentDigest.Of(Encoding.UTF8.GetBytes(text));
}

using PluginKit.Platform.Disk;
using PluginKit.Testing.Observation;
using PluginKit.Testing.Tests.VirtualDisk;

namespace PluginKit.Testing.Tests.Observation;

public sealed class DiskSnapshotTests
{
    public static TheoryData<bool> BothDisks => [true, false];

    [Theory]
    [MemberData(nameof(BothDisks))]
    public void Every_difference_is_named_on_both_disks(bool real)
    {
        using DiskUnderTest disk = real ? new RealDisk() : new FakeDisk();
        disk.Write("kept", "same");
        disk.Write("sub/changed", "1");
        disk.Write("gone", "x");
        disk.Link(disk.At("link"), "kept");
        var before = DiskSnapshot.Take(disk.Port, disk.Root);
        before.ChangesSince(DiskSnapshot.Take(disk.Port, disk.Root)).ToString().ShouldBe("Nothing differs.");

        disk.Files.File.WriteAllText(disk.At("sub/changed"), "2");
        disk.Files.File.Delete(disk.At("gone"));
        disk.Write("sub/new", "y");
        disk.Files.File.Delete(disk.At("link"));
        disk.Link(disk.At("link"), "elsewhere");
        var difference = DiskSnapshot.Take(disk.Port, disk.Root).ChangesSince(before);

        (difference.Added.ShouldHaveSingleItem(), difference.Removed.ShouldHaveSingleItem()).ShouldBe(("sub/new", "gone"));
        difference.Changed.ShouldBe(["link", "sub/changed"]);
        difference.IsEmpty.ShouldBeFalse();
        difference.Lines.ShouldContain("~ link: link to kept -> link to elsewhere");
        difference.Lines.ShouldContain(line => line.StartsWith("+ sub/new: file, 1 bytes, sha256 ", StringComparison.Ordinal));
    }

    [Fact]
    public void The_same_tree_gives_the_same_snapshot_on_both_disks()
    {
        using var real = new RealDisk();
        using var fake = new FakeDisk();
        foreach (var disk in (DiskUnderTest[])[real, fake])
        {
            disk.Write("a/b", "x");
            disk.Link(disk.At("link"), "a");
            disk.Chmod(disk.At("a/b"), UnixFileMode.UserRead);
            disk.Chmod(disk.Root, (UnixFileMode)0b111_101_101);
        }

        var (one, other) = (DiskSnapshot.Take(real.Port, real.Root), DiskSnapshot.Take(fake.Port, fake.Root));
        other.ChangesSince(one).Lines.ShouldBeEmpty();
        one.Entries.Keys.ShouldBe([".", "a", "a/b", "link"]);
        one.Entries["a/b"].Kind.ShouldBe(DiskEntryKind.File);
    }

    [Fact]
    public void A_missing_root_is_empty_and_an_unreadable_one_is_an_error()
    {
        using var disk = new FakeDisk();
        DiskSnapshot.Take(disk.Port, disk.At("missing")).Entries.ShouldBeEmpty();
        disk.Chmod(disk.Write("closed/a", "x"), UnixFileMode.None);

        Should.Throw<UnauthorizedAccessException>(() => DiskSnapshot.Take(disk.Port, disk.Root));
    }
}

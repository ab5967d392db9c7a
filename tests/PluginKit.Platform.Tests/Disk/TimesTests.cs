using System.IO.Abstractions;
using PluginKit.Platform.Disk;
using PluginKit.Tests.Machine;

namespace PluginKit.Platform.Tests.Disk;

/// <summary>What the real disk notes of its files.</summary>
public sealed class TimesTests : IDisposable
{
    private static readonly DateTime Old = new(2001, 2, 3, 4, 5, 6, DateTimeKind.Utc);

    private readonly string _folder = Directory.CreateTempSubdirectory("pluginkit-times-").FullName;

    [UnixFact]
    public void A_program_can_put_the_time_of_the_content_back_and_not_that_of_the_change()
    {
        var disk = new FileSystemDisk(new FileSystem(), NativeDisk.ForThisMachine());
        var file = Path.Join(_folder, "file");
        File.WriteAllText(file, "one");
        var written = disk.Stat(file)!.Times.ShouldNotBeNull();

        File.WriteAllText(file, "two");
        File.SetLastWriteTimeUtc(file, Old);
        var deceived = disk.Stat(file)!.Times.ShouldNotBeNull();

        deceived.ModifiedAt.ShouldBe(new DateTimeOffset(Old));
        deceived.ChangedAt.ShouldBeGreaterThanOrEqualTo(written.ChangedAt);
        disk.ModifiedAt(file).ShouldBe(deceived.ModifiedAt);
        disk.List(_folder).ShouldHaveSingleItem().Times.ShouldBe(deceived);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}

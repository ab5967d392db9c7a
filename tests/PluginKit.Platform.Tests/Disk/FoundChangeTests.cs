using PluginKit.Platform.Disk;
using PluginKit.Testing.FaultInjection;
using PluginKit.Testing.Observation;
using PluginKit.Testing.VirtualDisk;

namespace PluginKit.Platform.Tests.Disk;

/// <summary>What another program wrote, and did not wait for (R-15).</summary>
public sealed class FoundChangeTests
{
    private static readonly string Root = Path.GetPathRoot(Path.GetTempPath())!;

    private readonly VirtualFileSystem _files = new VirtualFileSystem().AddDirectory(At("home")).AddFile(At("home/known/old"), "old");
    private readonly FileSystemDisk _disk;
    private readonly PowerLoss _loss;

    public FoundChangeTests()
    {
        _disk = new(_files, _files);
        _loss = PowerLoss.Watch(_files);
    }

    [Fact]
    public void A_new_file_in_new_folders_lasts_with_its_content_and_every_name_above_it()
    {
        Write("home/client/deep/settings.json");

        Settle("home/client/deep/settings.json", "home/client");

        _loss.Unflushed.ShouldBeEmpty();
    }

    [Fact]
    public void A_file_that_is_gone_stays_gone_even_with_its_folder()
    {
        _disk.DeleteFile(At("home/known/old"));
        _disk.DeleteEmptyDirectory(At("home/known"));

        Settle("home/known/old", "home/known");

        _loss.States().ShouldAllBe(static state => !state.Snapshot.Contents.Entries.ContainsKey(At("home/known")));
    }

    [Fact]
    public void A_folder_lasts_and_what_is_in_it_is_its_owners()
    {
        Write("home/client/cache/file");

        Settle("home/client/cache", "home/client");

        _loss.Unflushed.ShouldBe([$"content {At("home/client/cache/file")}"]);
    }

    [Fact]
    public void A_file_that_may_only_be_read_has_at_least_its_name()
    {
        Write("home/client/settings.json");
        _files.AddFile(At("home/client/settings.json"), "content", UnixFileMode.UserRead);

        Settle("home/client/settings.json", "home/client");

        _loss.Unflushed.ShouldNotContain(static change => change.StartsWith("make ", StringComparison.Ordinal));
    }

    [Fact]
    public void What_a_link_points_to_lasts_in_its_own_folder()
    {
        Write("home/elsewhere/settings.json");
        _disk.CreateDirectory(At("home/client"));
        _disk.CreateLink(At("home/client/settings.json"), At("home/elsewhere/settings.json"));

        Settle("home/client/settings.json", "home/client");

        _loss.Unflushed.ShouldNotContain(static change => !change.EndsWith(At("home/elsewhere"), StringComparison.Ordinal));
    }

    [Fact]
    public void One_that_fails_keeps_no_other_from_lasting()
    {
        Write("home/client/first.json");
        Write("home/client/second.json");
        var failing = new InterleavedDisk(_disk, static operation =>
        {
            if (operation.Kind == DiskOperationKind.Flush && operation.Path.EndsWith("first.json", StringComparison.Ordinal))
            {
                throw new IOException("of the test");
            }
        });

        new DurableFiles(failing).Settle([At("home/client/first.json"), At("home/client/second.json")], [At("home/client")]);

        _loss.Unflushed.ShouldBe([$"content {At("home/client/first.json")}"]);
    }

    [Fact]
    public void Nothing_at_all_is_no_trouble() => Settle("home/never/was/here", "home/never");

    private void Write(string path)
    {
        _disk.CreateDirectory(Path.GetDirectoryName(At(path))!);
        using var stream = _disk.CreateNew(At(path), null);
        stream.Write("content"u8);
    }

    private void Settle(string path, string upTo) => new DurableFiles(_disk).Settle([At(path)], [At(upTo)]);

    private static string At(string path) => Path.Combine([Root, .. path.Split('/')]);
}

using System.Text;
using PluginKit.Contracts.Problems;
using PluginKit.Testing.Observation;
using PluginKit.Tests.Disks;

namespace PluginKit.Sources.Tests.Local;

public abstract class LocalDirectorySourceTests(DiskKind disk)
{
    [Fact]
    public async Task A_folder_becomes_a_tree()
    {
        using var folder = new SourceFolder(disk).With("demo/plugin/plugin.yaml", "name: demo").With("demo/.git/config", "x");

        var resolution = await folder.ResolveAsync($"{folder.Root}/demo");

        resolution.Problem.ShouldBeNull();
        await using var tree = resolution.Tree.ShouldNotBeNull();
        tree.Entries.Select(static entry => entry.Path).ShouldBe(["plugin", "plugin/plugin.yaml"]);
        Encoding.UTF8.GetString(tree.Read("plugin/plugin.yaml").Span).ShouldBe("name: demo");
        tree.Digest.ShouldStartWith("sha256:");
        (resolution.Requested!.Kind, resolution.Requested.Value).ShouldBe(("local_path", $"{folder.Root}/demo"));
        resolution.Resolved.ShouldBe(resolution.Requested);
    }

    [Theory]
    [InlineData("/demo")]
    [InlineData("/demo/")]
    [InlineData("//demo")]
    [InlineData("/./demo/.")]
    [InlineData("/other/../demo")]
    public async Task What_is_recorded_is_the_normalised_absolute_path(string written)
    {
        using var folder = new SourceFolder(disk).With("demo/a", "x");

        var resolution = await folder.ResolveAsync(folder.Root + written);

        resolution.Requested!.Value.ShouldBe($"{folder.Root}/demo");
    }

    [Fact]
    public async Task A_missing_folder_is_not_found()
    {
        using var folder = new SourceFolder(disk);

        (await folder.ResolveAsync($"{folder.Root}/missing")).Problem!.Code.ShouldBe(ProblemCodes.SourceNotFound);
    }

    [Fact]
    public async Task A_file_is_no_folder()
    {
        using var folder = new SourceFolder(disk).With("file", "x");

        (await folder.ResolveAsync($"{folder.Root}/file")).Problem!.Code.ShouldBe(ProblemCodes.SourceUnreadable);
    }

    [Fact]
    public async Task A_link_is_refused()
    {
        using var folder = new SourceFolder(disk).With("demo/a", "x");
        folder.Disk.CreateLink(Path.Combine(folder.Root, "link"), "demo");
        folder.Disk.CreateLink(Path.Combine(folder.Root, "demo", "inner"), "/etc/passwd");

        (await folder.ResolveAsync($"{folder.Root}/link")).Problem!.Code.ShouldBe(ProblemCodes.SourceUnsafeEntry);
        (await folder.ResolveAsync($"{folder.Root}/demo")).Problem!.Code.ShouldBe(ProblemCodes.SourceUnsafeEntry);
    }

    [Fact]
    public async Task A_folder_that_is_named_like_an_archive_is_a_folder()
    {
        using var folder = new SourceFolder(disk).With("demo.zip/a", "x").With("file.zip", "x");

        (await folder.ResolveAsync($"{folder.Root}/demo.zip")).Tree.ShouldNotBeNull();
        (await folder.ResolveAsync($"{folder.Root}/file.zip")).Problem!.Message.ShouldContain("neither zip nor tar");
    }

    [Fact]
    public async Task The_limits_of_the_options_hold()
    {
        using var folder = new SourceFolder(disk, configure: static options => options.Limits = options.Limits with { MaxFiles = 1 }).With("demo/a", "x").With("demo/b", "x");

        (await folder.ResolveAsync($"{folder.Root}/demo")).Problem!.Code.ShouldBe(ProblemCodes.SourceLimitExceeded);
    }

    [Fact]
    public async Task Nothing_is_written()
    {
        using var folder = new SourceFolder(disk).With("demo/a", "x");
        var before = DiskSnapshot.Take(folder.Disk, folder.Root);

        await using (var tree = (await folder.ResolveAsync($"{folder.Root}/demo")).Tree!)
        {
            tree.Read("a").Length.ShouldBe(1);
        }

        DiskSnapshot.Take(folder.Disk, folder.Root).ChangesSince(before).Lines.ShouldBeEmpty();
    }
}

public sealed class LocalDirectorySourceTestsOnVirtualDisk() : LocalDirectorySourceTests(DiskKind.Virtual);

public sealed class LocalDirectorySourceTestsOnRealDisk() : LocalDirectorySourceTests(DiskKind.Real);

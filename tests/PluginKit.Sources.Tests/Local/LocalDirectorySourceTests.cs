using System.Text;
using PluginKit.Contracts.Problems;

namespace PluginKit.Sources.Tests.Local;

public sealed class LocalDirectorySourceTests
{
    [Theory]
    [InlineData(DiskKind.Virtual)]
    [InlineData(DiskKind.Real)]
    public async Task A_folder_becomes_a_tree(DiskKind disk)
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
        using var folder = new SourceFolder().With("demo/a", "x");

        var resolution = await folder.ResolveAsync(folder.Root + written);

        resolution.Requested!.Value.ShouldBe($"{folder.Root}/demo");
    }

    [Theory]
    [InlineData(DiskKind.Virtual)]
    [InlineData(DiskKind.Real)]
    public async Task A_missing_folder_is_not_found(DiskKind disk)
    {
        using var folder = new SourceFolder(disk);

        (await folder.ResolveAsync($"{folder.Root}/missing")).Problem!.Code.ShouldBe(ProblemCodes.SourceNotFound);
    }

    [Fact]
    public async Task A_file_is_no_folder()
    {
        using var folder = new SourceFolder().With("file", "x");

        (await folder.ResolveAsync($"{folder.Root}/file")).Problem!.Code.ShouldBe(ProblemCodes.SourceUnreadable);
    }

    [Theory]
    [InlineData(DiskKind.Virtual)]
    [InlineData(DiskKind.Real)]
    public async Task A_link_is_refused(DiskKind disk)
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
        using var folder = new SourceFolder().With("demo.zip/a", "x").With("file.zip", "x");

        (await folder.ResolveAsync($"{folder.Root}/demo.zip")).Tree.ShouldNotBeNull();
        (await folder.ResolveAsync($"{folder.Root}/file.zip")).Problem!.Message.ShouldContain("looks like an archive");
    }

    [Fact]
    public async Task The_limits_of_the_options_hold()
    {
        using var folder = new SourceFolder(configure: static options => options.Limits = options.Limits with { MaxFiles = 1 }).With("demo/a", "x").With("demo/b", "x");

        (await folder.ResolveAsync($"{folder.Root}/demo")).Problem!.Code.ShouldBe(ProblemCodes.SourceLimitExceeded);
    }

    [Fact]
    public async Task Nothing_is_written()
    {
        using var folder = new SourceFolder(DiskKind.Real).With("demo/a", "x");
        var before = Directory.GetFileSystemEntries(folder.Root, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal).ToList();

        await using (var tree = (await folder.ResolveAsync($"{folder.Root}/demo")).Tree!)
        {
            tree.Read("a").Length.ShouldBe(1);
        }

        Directory.GetFileSystemEntries(folder.Root, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal).ShouldBe(before);
    }
}

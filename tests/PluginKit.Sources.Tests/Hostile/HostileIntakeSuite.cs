using System.Text;
using Microsoft.Extensions.DependencyInjection;
using PluginKit.Authoring.Packages;
using PluginKit.Authoring.Screening;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Sources;
using PluginKit.Platform.Text;
using PluginKit.Sources.Tests.Archives;
using PluginKit.Tests.Disks;

namespace PluginKit.Sources.Tests.Hostile;

/// <summary>Packages of strangers in archives, by the way in that an application has, with the whole disk compared around each (<c>reliability.md</c> section 5 A and E).</summary>
public abstract class HostileIntakeSuite(DiskKind disk)
{
    private const string Manifest = "plugin/plugin.yaml";

    public static TheoryData<string> Hostile => [.. HostileArchives.All.Keys];

    [Theory]
    [MemberData(nameof(Hostile))]
    public async Task A_hostile_archive_is_refused_and_nothing_is_written_outside_staging(string name)
    {
        var hostile = HostileArchives.All[name];
        using var folder = Folder(disk).With("archives/" + FileName(name), hostile.Bytes);

        var problem = await RefusedAsync(folder, FileName(name));

        problem.Code.ShouldBe(hostile.Code, problem.Message);
        problem.Details?.GetValueOrDefault("rule").ShouldBe(hostile.Rule ?? problem.Details.GetValueOrDefault("rule"), problem.Message);
        problem.Message.Any(char.IsControl).ShouldBeFalse();
    }

    [Fact]
    public async Task A23_modes_owners_and_times_of_an_archive_mean_nothing()
    {
        using var folder = Folder(disk)
            .With("archives/tar.tar.gz", new TarBuilder().Entry(Manifest, '0', "x"u8.ToArray(), mode: 0xFFF, spoil: Odd).ToTarGz())
            .With("archives/old.tar.gz", new TarBuilder().Entry(Manifest, '0', "x"u8.ToArray(), mode: 0x1FF, spoil: static header => TarBuilder.Number(header, 136, -2_208_988_800)).ToTarGz())
            .With("archives/new.tar.gz", new TarBuilder().Entry(Manifest, '0', "x"u8.ToArray(), mode: 0x1FF, spoil: static header => TarBuilder.Number(header, 136, 4_323_456_000)).ToTarGz())
            .With("archives/zip.zip", new ZipBuilder().File(Manifest, mode: 0x8FFF).ToZip());

        foreach (var name in (string[])["tar.tar.gz", "old.tar.gz", "new.tar.gz", "zip.zip"])
        {
            await using var tree = await TakenInAsync(folder, name);

            var file = folder.Disk.Stat(Path.Combine(tree.Location, "plugin", "plugin.yaml")).ShouldNotBeNull();
            file.IsExecutable.ShouldBeTrue();
            ((int)(file.Mode ?? 0) & 0b111_000_010_010).ShouldBe(0, name);
        }
    }

    [Fact]
    public async Task A25_an_archive_in_an_archive_is_a_file_and_told_to_be_unread()
    {
        var nested = new ZipBuilder().File("evil.md", "x").ToZip();
        for (var level = 0; level < 5; level++)
        {
            nested = new ZipBuilder().Entry(new("nested.zip") { Content = nested }).File(Manifest, "name: notes").ToZip();
        }

        using var folder = Folder(disk).With("archives/a.zip", nested);

        await using var tree = await TakenInAsync(folder, "a.zip");

        tree.Entries.Where(static entry => entry.Kind == PackageEntryKind.File).Select(static entry => entry.Path).ShouldBe(["nested.zip", Manifest]);
        PackageScreening.Screen(tree).Coverage.Unread.ShouldHaveSingleItem().Path.ShouldBe("nested.zip");
    }

    [Fact]
    public async Task A27_a_manifest_that_is_a_folder_is_no_manifest()
    {
        using var folder = Folder(disk).With("archives/a.tar.gz", new TarBuilder().Directory("plugin/plugin.yaml/").File("plugin/plugin.yaml/x").File("readme.md").ToTarGz());

        await using var tree = await TakenInAsync(folder, "a.tar.gz");

        tree.HasFile(Manifest).ShouldBeFalse();
        using var services = new ServiceCollection().AddPluginKitAuthoring().BuildServiceProvider();
        services.GetRequiredService<AuthoredPackageReader>().Read(tree).Problems.ShouldContain(static problem => problem.IsError);
    }

    [Fact]
    public async Task A28_two_folders_at_the_top_are_the_package_as_it_is()
    {
        using var folder = Folder(disk).With("archives/two.zip", new ZipBuilder().File("one/" + Manifest, "x").File("two/" + Manifest, "x").ToZip());

        await using var tree = await TakenInAsync(folder, "two.zip");

        tree.HasFile(Manifest).ShouldBeFalse();
        tree.HasFile("one/" + Manifest).ShouldBeTrue();
    }

    [Fact]
    public async Task E73_what_stands_behind_a_hundred_thousand_lines_is_found_and_what_is_not_read_is_listed()
    {
        var late = new string('\n', 100_000) + "obey\u202E now";
        using var folder = Folder(disk).With("archives/a.zip", new ZipBuilder().File(Manifest, "name: notes").File("skills/late/SKILL.md", late)
            .Entry(new("a.pyc") { Content = [0xA7, 13, 13, 10, 0] }).Entry(new("a.docx") { Content = [0x50, 0x4B, 3, 4, 1] })
            .Entry(new("nested.zip") { Content = new ZipBuilder().File("x").ToZip() }).ToZip());

        await using var tree = await TakenInAsync(folder, "a.zip");
        var report = PackageScreening.Screen(tree);

        var problem = report.Problems.ShouldHaveSingleItem();
        (problem.Code, problem.Line).ShouldBe((ProblemCodes.HiddenInstructions, 100_001));
        report.Coverage.Unread.Select(static unread => unread.Path).ShouldBe(["a.docx", "a.pyc", "nested.zip"]);
    }

    [Fact]
    public async Task E75_a_comment_that_is_changed_after_it_was_pinned_is_another_archive()
    {
        var signed = new ZipBuilder().File(Manifest, "x").ToZip("signed by ada");
        var digest = Contracts.Digests.ContentDigest.Of(signed);
        using var folder = Folder(disk).With("archives/good.zip", signed).With("archives/changed.zip", [.. signed[..^3], .. "eve"u8]);

        await (await TakenInAsync(folder, "good.zip#" + digest)).DisposeAsync();

        (await RefusedAsync(folder, "changed.zip#" + digest)).Code.ShouldBe(ProblemCodes.SourceDigestMismatch);
    }

    [Fact]
    public async Task E80_a_path_with_the_name_of_a_variable_is_taken_as_it_is_written()
    {
        using var folder = Folder(disk).With("archives/${PLUGIN_ROOT}/$HOME.zip", new ZipBuilder().File("${CLAUDE_PLUGIN_ROOT}/a", "x").File(Manifest, "x").ToZip());

        await using var tree = await TakenInAsync(folder, "${PLUGIN_ROOT}/$HOME.zip");

        tree.HasFile("${CLAUDE_PLUGIN_ROOT}/a").ShouldBeTrue();
    }

    /// <summary>Owner, group and time below zero.</summary>
    private static void Odd(byte[] header)
    {
        header.AsSpan(108, 16).Fill(0xFF);
        header.AsSpan(136, 12).Fill(0xFF);
    }

    internal static SourceFolder Folder(DiskKind disk) => new SourceFolder(disk, isRecorded: true).With("neighbour/keep.md", "as it is").With("home/.config/settings.json", "{}");

    internal static DiskGuard Guard(SourceFolder folder) => new(folder.Disk, folder.Root, [Path.Combine(folder.Home, ".plugin-kit-ai", "pluginkit", "staging")]);

    private static string FileName(string name) => name.StartsWith("zip", StringComparison.Ordinal) ? "package.zip" : "package.tar.gz";

    private static async Task<Problem> RefusedAsync(SourceFolder folder, string archive)
    {
        var guard = Guard(folder);
        var resolution = await folder.ResolveAsync($"{folder.Root}/archives/{archive}");
        guard.ShouldHaveLeftNothing();
        return resolution.Problem.ShouldNotBeNull();
    }

    private static async Task<PackageTree> TakenInAsync(SourceFolder folder, string archive)
    {
        var resolution = await folder.ResolveAsync($"{folder.Root}/archives/{archive}");
        return resolution.Tree.ShouldNotBeNull(resolution.Problem?.Message);
    }
}

public sealed class HostileIntakeOnVirtualDisk() : HostileIntakeSuite(DiskKind.Virtual);

public sealed class HostileIntakeOnRealDisk() : HostileIntakeSuite(DiskKind.Real);

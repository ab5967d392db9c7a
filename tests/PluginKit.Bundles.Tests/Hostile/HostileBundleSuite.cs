using System.Text;
using PluginKit.Bundles.Tests.Handoff;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Vocabulary;
using PluginKit.Platform.Disk;
using PluginKit.Sources.Tests.Archives;
using PluginKit.Testing.Observation;
using PluginKit.Tests.Disks;

namespace PluginKit.Bundles.Tests.Hostile;

/// <summary>Bundles of strangers, installed and looked at, with the whole disk compared around each (<c>reliability.md</c> section 5 A and E).</summary>
public abstract class HostileBundleSuite(DiskKind disk)
{
    public static TheoryData<string> Hostile => [.. HostileArchives.All.Keys];

    [Theory]
    [MemberData(nameof(Hostile))]
    public async Task A_hostile_archive_is_refused_and_nothing_is_written_outside_staging(string name)
    {
        var hostile = HostileArchives.All[name];
        using var machine = Machine(hostile.Bytes);

        var problem = await RefusedAsync(machine);

        // A zip is no bundle, whatever else is wrong with it.
        problem.Code.ShouldBe(hostile.Bytes is [0x50, 0x4B, ..] ? ProblemCodes.ArchiveUnsupported : problem.Code, problem.Message);
    }

    [Fact]
    public async Task A23_modes_owners_and_times_of_a_bundle_mean_nothing()
    {
        using var machine = Machine(FirstBundles.Tar().Entry("odd.sh", '0', "x"u8.ToArray(), mode: 0xFFF, spoil: static header => header.AsSpan(108, 16).Fill(0xFF)).ToTarGz());

        (await machine.InstallAsync()).Ok.ShouldBeTrue();

        var file = machine.Disk.Stat(BundleMachine.Destination + "/odd.sh").ShouldNotBeNull();
        ((int)(file.Mode ?? 0) & 0b111_000_010_010).ShouldBe(0);
    }

    [Fact]
    public async Task A27_a_manifest_that_is_a_folder_is_a_folder_and_proves_nothing_of_what_the_metadata_says()
    {
        using var machine = Machine(FirstBundles.Start(FirstBundles.Metadata().ToJsonString()).Directory("plugin/plugin.yaml/").File("plugin/launcher.yaml", "runtime: python\nentrypoint: ./x\n").File("plugin/plugin.yaml/x").ToTarGz());

        var result = await machine.InstallAsync();

        result.Ok.ShouldBeTrue(result.Summary);
        result.VerificationLevel.ShouldBe(VerificationLevel.None);
        result.NextSteps.ShouldContain(static step => step.Action == NextStepActions.ValidateProject);
        machine.Disk.Stat(BundleMachine.Destination + "/plugin/plugin.yaml").ShouldNotBeNull().Kind.ShouldBe(DiskEntryKind.Directory);
    }

    [Fact]
    public async Task A28_a_bundle_in_a_folder_is_no_bundle()
    {
        using var machine = Machine(new TarBuilder().File("demo/.plugin-kit-ai-export.json", FirstBundles.Metadata().ToJsonString()).File("demo/plugin/plugin.yaml", FirstBundles.Manifest).ToTarGz());

        (await RefusedAsync(machine)).Code.ShouldBe(ProblemCodes.BundleMetadataMissing);
    }

    [Fact]
    public async Task E73_what_stands_behind_a_hundred_thousand_lines_blocks_and_a_text_that_is_too_long_is_told_to_be_unread()
    {
        var noise = new byte[7 << 20];
        new Random(7).NextBytes(noise);
        using var late = Machine(FirstBundles.Tar().File("plugin/skills/x/SKILL.md", new string('\n', 100_000) + "obey\u202E now").ToTarGz());
        using var large = Machine(FirstBundles.Tar().File("plugin/skills/x/SKILL.md", Convert.ToBase64String(noise)).ToTarGz());

        var problem = await RefusedAsync(late);

        (problem.Code, problem.Line).ShouldBe((ProblemCodes.HiddenInstructions, 100_001));
        (await large.InstallAsync()).Unread.ShouldHaveSingleItem().Reason.ShouldBe("large");
    }

    [Fact]
    public async Task E76_a_comment_in_a_skill_is_told_with_its_line_and_blocks_nothing()
    {
        using var machine = Machine(FirstBundles.Tar().File("plugin/skills/x/SKILL.md", "# Notes\n<!-- obey -->\n").ToTarGz());

        var result = await machine.InstallAsync();

        result.Ok.ShouldBeTrue(result.Summary);
        var problem = result.Problems.ShouldHaveSingleItem();
        (problem.Code, problem.Line).ShouldBe((ProblemCodes.HiddenComment, 2));
    }

    [Fact]
    public async Task E80_a_destination_with_the_name_of_a_variable_is_taken_as_it_is_written()
    {
        using var machine = Machine(FirstBundles.Tar().File("${CLAUDE_PLUGIN_ROOT}/a").ToTarGz());

        (await machine.InstallAsync(destination: "/apps/${PLUGIN_ROOT}")).Ok.ShouldBeTrue();

        machine.Disk.Stat("/apps/${PLUGIN_ROOT}/${CLAUDE_PLUGIN_ROOT}/a").ShouldNotBeNull();
        machine.Disk.List("/apps").Select(static entry => entry.Name).ShouldBe(["${PLUGIN_ROOT}", "neighbour"]);
    }

    private BundleMachine Machine(byte[] archive) => new BundleMachine(disk, static inner => new RecordingDisk(inner))
        .Place(BundleMachine.Archive, archive).Place("/apps/neighbour/keep.md", "as it is"u8.ToArray()).Place("/evil-would-be-here/keep.md", Encoding.UTF8.GetBytes("x"));

    private static async Task<Problem> RefusedAsync(BundleMachine machine)
    {
        var guard = new DiskGuard(machine.Seen, "/", ["/apps/.demo.pluginkit-*"], BundleMachine.Home + "/.plugin-kit-ai/pluginkit/handoff.lock*");

        var inspection = await machine.InspectAsync();
        var result = await machine.InstallAsync();

        guard.ShouldHaveLeftNothing();
        result.Ok.ShouldBeFalse();
        result.Problems.Concat(inspection.Problems).ShouldAllBe(static problem => !problem.Message.Any(char.IsControl));
        machine.Programs.Started.ShouldBeEmpty();
        return result.Problems[0];
    }
}

public sealed class HostileBundlesOnVirtualDisk() : HostileBundleSuite(DiskKind.Virtual);

public sealed class HostileBundlesOnRealDisk() : HostileBundleSuite(DiskKind.Real);

using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Problems;
using PluginKit.Testing.Observation;
using PluginKit.Tests.Disks;

namespace PluginKit.Bundles.Tests.Handoff;

/// <summary>What an install may replace, and what is told of an installed folder.</summary>
public abstract class DestinationSuite(DiskKind disk)
{
    private const string Main = BundleMachine.Destination + "/plugin/main.py";

    [Fact]
    public async Task An_empty_folder_is_taken()
    {
        using var machine = await BundledAsync();
        machine.Disk.CreateDirectory(BundleMachine.Destination);

        var result = await machine.InstallAsync();

        result.Ok.ShouldBeTrue(result.Summary);
        result.Replaced.ShouldBeFalse();
    }

    [Fact]
    public async Task Folders_above_are_made()
    {
        using var machine = await BundledAsync();

        (await machine.InstallAsync(destination: "/apps/of/mine/demo")).Ok.ShouldBeTrue();

        machine.Text("/apps/of/mine/demo/plugin/main.py").ShouldBe("print('demo')\n");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_foreign_folder_is_never_replaced(bool force)
    {
        using var machine = await BundledAsync();
        machine.Place(BundleMachine.Destination + "/thesis.md", "years of work"u8.ToArray());

        await KeptAsync(machine, ProblemCodes.BundleDestinationConflict, force);
    }

    [Fact]
    public async Task A_link_and_a_file_are_never_replaced()
    {
        using var machine = await BundledAsync();
        machine.Disk.CreateDirectory("/apps/real");
        machine.Disk.CreateLink(BundleMachine.Destination, "/apps/real");
        await KeptAsync(machine, ProblemCodes.BundleDestinationConflict, force: true);

        machine.Disk.DeleteFile(BundleMachine.Destination);
        machine.Place(BundleMachine.Destination, "a file"u8.ToArray());
        await KeptAsync(machine, ProblemCodes.BundleDestinationConflict, force: true);
    }

    [Fact]
    public async Task A_working_copy_is_never_replaced()
    {
        using var machine = await BundledAsync();
        (await machine.InstallAsync()).Ok.ShouldBeTrue();
        machine.Place(BundleMachine.Destination + "/.git/config", "[core]"u8.ToArray());

        await KeptAsync(machine, ProblemCodes.BundleDestinationConflict, force: true);
    }

    [Fact]
    public async Task An_earlier_install_that_nobody_changed_is_replaced_also_after_a_bootstrap()
    {
        using var machine = await BundledAsync();
        (await machine.InstallAsync()).Ok.ShouldBeTrue();
        machine.MadeReady("python", BundleMachine.Destination);
        await RepackedAsync(machine, "print('newer')\n");

        var result = await machine.InstallAsync();

        result.Ok.ShouldBeTrue(result.Summary);
        result.Replaced.ShouldBeTrue();
        machine.Text(Main).ShouldBe("print('newer')\n");
        machine.Disk.List("/apps").Select(static entry => entry.Name).ShouldBe(["demo"]);
    }

    [Theory]
    [InlineData("changed")]
    [InlineData("added")]
    [InlineData("removed")]
    [InlineData("link")]
    public async Task An_earlier_install_that_somebody_changed_is_replaced_only_by_force(string change)
    {
        using var machine = await BundledAsync();
        (await machine.InstallAsync()).Ok.ShouldBeTrue();
        Change(machine, change);

        var problem = await KeptAsync(machine, ProblemCodes.BundleDestinationModified, force: false);
        problem.Details.ShouldNotBeNull().Keys.ShouldContain("changed");
        (await machine.InstallAsync(force: true)).Replaced.ShouldBeTrue();
        (await machine.InspectAsync(BundleMachine.Destination)).Ok.ShouldBeTrue();
    }

    [Fact]
    public async Task An_install_of_the_existing_tool_or_of_another_bundle_is_replaced_only_by_force()
    {
        using var machine = await BundledAsync();
        machine.Place("/downloads/first.tar.gz", FirstBundles.Tar().ToTarGz());
        (await machine.InstallAsync("/downloads/first.tar.gz")).Ok.ShouldBeTrue();
        await KeptAsync(machine, ProblemCodes.BundleDestinationModified, force: false);
        (await machine.InstallAsync(force: true)).Ok.ShouldBeTrue();

        using var other = new BundleMachine(disk).Of("node");
        (await other.ExportAsync()).Ok.ShouldBeTrue();
        machine.Place("/downloads/other.tar.gz", other.Bytes(BundleMachine.Archive));
        (await machine.InstallAsync("/downloads/other.tar.gz")).Problems.ShouldHaveSingleItem().Code.ShouldBe(ProblemCodes.BundleDestinationModified);
    }

    [Fact]
    public async Task An_install_waits_for_no_other_one_for_ever()
    {
        using var machine = new BundleMachine(disk, options: static options => options.LockTimeout = TimeSpan.Zero).Place(BundleMachine.Archive, FirstBundles.Tar().ToTarGz());
        machine.Disk.CreateDirectory(BundleMachine.Home + "/.plugin-kit-ai/pluginkit");
        using var held = machine.Disk.TryLock(BundleMachine.Home + "/.plugin-kit-ai/pluginkit/handoff.lock").ShouldNotBeNull();

        (await machine.InstallAsync()).Problems.ShouldHaveSingleItem().Code.ShouldBe(ProblemCodes.Busy);
    }

    [Theory]
    [InlineData("changed", HandoffDifference.Changed, "plugin/main.py")]
    [InlineData("added", HandoffDifference.Added, "plugin/new.md")]
    [InlineData("removed", HandoffDifference.Removed, "plugin/main.py")]
    public async Task What_differs_in_an_installed_folder_is_told(string change, string expected, string path)
    {
        using var machine = await BundledAsync();
        (await machine.InstallAsync()).Ok.ShouldBeTrue();
        machine.MadeReady("python", BundleMachine.Destination);
        (await machine.InspectAsync(BundleMachine.Destination)).Unread.Select(static unread => (unread.Path, unread.Reason))
            .ShouldBe([(".venv", "derived"), ("plugin/__pycache__", "derived")]);

        Change(machine, change);
        var inspection = await machine.InspectAsync(BundleMachine.Destination);

        inspection.Ok.ShouldBeFalse();
        inspection.Kind.ShouldBe(HandoffInspectionDocument.OfFolder);
        inspection.Differences.Select(static difference => (difference.Path, difference.Change)).ShouldBe([(path, expected)]);
        inspection.Problems.ShouldHaveSingleItem().Code.ShouldBe(ProblemCodes.BundleContentDiffers);
    }

    [Fact]
    public async Task Inspecting_and_verifying_writes_nothing()
    {
        using var machine = await BundledAsync();
        (await machine.InstallAsync()).Ok.ShouldBeTrue();
        var before = DiskSnapshot.Take(machine.Disk, "/");

        (await machine.InspectAsync()).Ok.ShouldBeTrue();
        (await machine.InspectAsync(BundleMachine.Destination)).Ok.ShouldBeTrue();
        (await machine.InspectAsync("/nowhere.tar.gz")).Problems.ShouldHaveSingleItem().Code.ShouldBe(ProblemCodes.SourceNotFound);
        (await machine.InspectAsync("/apps")).Problems.ShouldHaveSingleItem().Code.ShouldBe(ProblemCodes.BundleMetadataMissing);
        (await machine.InspectAsync("demo")).Problems.ShouldHaveSingleItem().Code.ShouldBe(ProblemCodes.BundleInputInvalid);

        DiskSnapshot.Take(machine.Disk, "/").ChangesSince(before).Lines.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_bundle_whose_files_are_not_those_of_its_list_is_refused()
    {
        using var machine = await BundledAsync();
        (await machine.InstallAsync()).Ok.ShouldBeTrue();
        var metadata = machine.Text(BundleMachine.Destination + "/.plugin-kit-ai-export.json");
        machine.Place("/downloads/forged.tar.gz", FirstBundles.Start(metadata).Files().ToTarGz());

        (await machine.InstallAsync("/downloads/forged.tar.gz", "/apps/forged")).Problems.ShouldHaveSingleItem().Code.ShouldBe(ProblemCodes.BundleContentDiffers);
        (await machine.InspectAsync("/downloads/forged.tar.gz")).Differences.ShouldNotBeEmpty();
    }

    private async Task<BundleMachine> BundledAsync()
    {
        var machine = new BundleMachine(disk).Of("python");
        (await machine.ExportAsync()).Ok.ShouldBeTrue();
        return machine;
    }

    private static async Task RepackedAsync(BundleMachine machine, string main)
    {
        machine.With("plugin/main.py", main);
        (await machine.ExportAsync()).Ok.ShouldBeTrue();
    }

    private static void Change(BundleMachine machine, string change)
    {
        switch (change)
        {
            case "changed":
                machine.Place(Main, "print('mine')\n"u8.ToArray());
                break;
            case "added":
                machine.Place(BundleMachine.Destination + "/plugin/new.md", "mine"u8.ToArray());
                break;
            case "removed":
                machine.Disk.DeleteFile(Main);
                break;
            default:
                machine.Disk.CreateLink(BundleMachine.Destination + "/plugin/link.md", "/home/ada/private.md");
                break;
        }
    }

    private static async Task<Problem> KeptAsync(BundleMachine machine, string code, bool force)
    {
        machine.Place(BundleMachine.Home + "/.plugin-kit-ai/pluginkit/handoff.lock", []);
        var before = DiskSnapshot.Take(machine.Disk, "/");

        var problem = (await machine.InstallAsync(force: force)).Problems.ShouldHaveSingleItem();

        problem.Code.ShouldBe(code, problem.Message);
        DiskSnapshot.Take(machine.Disk, "/").ChangesSince(before).Lines.Where(static line => !line.Contains("handoff.lock", StringComparison.Ordinal)).ShouldBeEmpty();
        return problem;
    }
}

public sealed class DestinationOnVirtualDisk() : DestinationSuite(DiskKind.Virtual);

public sealed class DestinationOnRealDisk() : DestinationSuite(DiskKind.Real);

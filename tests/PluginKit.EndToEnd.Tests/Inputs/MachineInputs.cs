using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Vocabulary;
using PluginKit.EndToEnd.Tests.Support;
using PluginKit.Platform.Disk;
using PluginKit.Testing.Observation;
using PluginKit.Testing.VirtualDisk;
using PluginKit.Tests.Disks;

namespace PluginKit.EndToEnd.Tests.Inputs;

/// <summary>
/// Inputs 64 to 68 and 70 through the whole suite. Where each input of <c>reliability.md</c> 5 D is tested:
/// <list type="bullet">
/// <item>59, 60, 63: <see cref="HomeInputs"/>; 59 unset and relative: <c>HostEnvironmentsTests</c>; 60 worktree and trust: <c>ProjectFoldersTests</c>, <c>RootsTests</c>.</item>
/// <item>61: <see cref="ClientFileInputs"/>, <c>ClientFileTests</c>; owner, mode, attributes, folders that may not be changed: <c>OwnershipTests</c>; links: <c>LinkedFileTests</c>.</item>
/// <item>62: <see cref="ClientFileInputs"/>; every kind of policy: <c>PolicyTests</c>, <c>BlockedPlansTests</c>.</item>
/// <item>64: here, and <c>OwnershipTests</c> with a thread that toggles.</item>
/// <item>65, 66: <c>LastMomentTests</c>; foreign writers: <c>ForeignWriterSuite</c>, <see cref="ForeignWriters.CodexConfigTests"/>.</item>
/// <item>67: here. 68: here, and <c>OwnershipTests</c> on a full and on a read-only volume.</item>
/// <item>69: <c>OddProgramTests</c>, <c>ProcessRunnerTests</c>, <c>CommandShimTests</c>, <c>LyingClientSuite</c>.</item>
/// <item>70: here.</item>
/// </list>
/// </summary>
public sealed class MachineInputs
{
    [Theory]
    [InlineData("claude")]
    [InlineData("codex")]
    public async Task Input_64_a_folder_of_the_client_that_becomes_a_link_out_of_the_home_is_not_followed(string target)
    {
        var isSwapped = false;
        Machine? machine = null;
        using var made = machine = new Machine(DiskKind.Virtual, decorate: disk => new InterleavedDisk(disk, operation =>
        {
            var folder = Path.Combine(machine!.Home, target == "claude" ? ".claude" : ".codex");
            if (!isSwapped && operation.Kind == DiskOperationKind.CreateReplacement && operation.Path.StartsWith(folder, StringComparison.Ordinal))
            {
                isSwapped = true;
                machine.Disk.MoveDirectory(folder, folder + "-away");
                machine.Disk.AddDirectory("/outside").AddLink(folder, "/outside");
            }
        }));
        machine.Disk.AddFile(machine.CodexConfig, "# mine\n").AddFile(machine.ClaudeSettings, "{}\n");
        await machine.AddAsync("notes", target);

        await machine.RemoveAsync("notes");

        isSwapped.ShouldBe(machine.Disk.Stat("/outside") is not null);
        if (isSwapped)
        {
            machine.Disk.List("/outside").ShouldBeEmpty();
        }
    }

    [Fact]
    public async Task Input_67_a_clock_that_goes_back_a_year_changes_nothing_but_times()
    {
        using var machine = new Machine(DiskKind.Virtual);
        machine.Clock.UtcNow = new(2026, 3, 29, 0, 59, 59, TimeSpan.Zero);
        (await machine.AddAsync("first", "claude")).Outcome.ShouldBe(Outcome.Applied);
        machine.Clock.UtcNow = machine.Clock.UtcNow.AddYears(-1);

        (await machine.AddAsync("second", "codex")).Outcome.ShouldBe(Outcome.Applied);
        (await machine.Lifecycle.DoctorAsync(new() { VerifyContent = true })).IssueCount.ShouldBe(0);
        (await machine.RemoveAsync("first")).Outcome.ShouldBe(Outcome.Applied);

        // The hour that daylight saving leaves out, and a leap second's neighbour.
        machine.Clock.UtcNow = new(2026, 3, 29, 1, 0, 0, TimeSpan.Zero);
        (await machine.RemoveAsync("second")).Outcome.ShouldBe(Outcome.Applied);
        machine.Clock.UtcNow = new(2016, 12, 31, 23, 59, 59, TimeSpan.Zero);
        (await machine.AddAsync("third", "claude")).Outcome.ShouldBe(Outcome.Applied);
        (await machine.Lifecycle.ListAsync(new())).ManagedEntries.ShouldHaveSingleItem().IntegrationId.ShouldBe("third");
    }

    [Theory]
    [InlineData("claude")]
    [InlineData("codex")]
    public async Task Input_68_a_disk_without_a_free_byte_leaves_everything_as_it_was(string target)
    {
        using var machine = new Machine(DiskKind.Virtual, options: new VirtualFileSystemOptions { Capacity = 4096 });
        machine.Package("notes");
        machine.Disk.AddFile("/fill", new byte[4096 - Used(machine)]);
        var before = DiskSnapshot.Take(machine.Disk, machine.Root);

        var result = await machine.Lifecycle.ApplyAsync(await machine.Lifecycle.PlanAddAsync(new() { Source = Path.Combine(machine.Root, "packages", "notes"), Targets = [target] }));

        result.Outcome.ShouldBe(Outcome.Failed, string.Join("\n", Machine.Problems(result)));
        Machine.Problems(result).ShouldContain(static problem => problem.Code == ProblemCodes.WriteFailed);
        DiskSnapshot.Take(machine.Disk, machine.Root).ChangesSince(before).Lines
            .ShouldAllBe(static line => line.Contains(".plugin-kit-ai", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(1000u)]
    [InlineData(0u)]
    public async Task Input_70_a_state_of_another_user_is_refused_and_named(uint user)
    {
        using var machine = new Machine(DiskKind.Virtual, options: new VirtualFileSystemOptions { UserId = user });
        (await machine.AddAsync("notes", "claude")).Outcome.ShouldBe(Outcome.Applied);
        machine.Files!.SetOwner(machine.Environment.StateDirectory, 4242, 4242);
        machine.Package("more");
        var before = DiskSnapshot.Take(machine.Disk, machine.Root);

        foreach (var result in new[] { await machine.AddAsync("more", "claude"), await machine.RemoveAsync("notes"), await machine.Lifecycle.RecoverAsync() })
        {
            result.Ok.ShouldBeFalse();
            var problem = result.Problems.Single(static problem => problem.Code == ProblemCodes.StateForeign);
            problem.Path.ShouldBe(machine.Environment.StateDirectory);
            problem.Details.ShouldNotBeNull()["owner"].ShouldBe("4242");
        }

        DiskSnapshot.Take(machine.Disk, machine.Root).ChangesSince(before).ToString().ShouldBe("Nothing differs.");
        (await machine.Lifecycle.ListAsync(new())).ManagedEntries.ShouldHaveSingleItem();
    }

    private static long Used(Machine machine) => machine.Disk.List(machine.Root).Sum(entry => SizeOf(machine.Disk, entry));

    private static long SizeOf(IDisk disk, DiskEntry entry) =>
        entry.Kind == DiskEntryKind.Directory ? disk.List(entry.Path).Sum(child => SizeOf(disk, child)) : entry.Length;
}

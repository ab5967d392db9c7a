using Microsoft.Extensions.DependencyInjection;
using PluginKit.Bundles.Handoff;
using PluginKit.Platform.Disk;
using PluginKit.Testing.FaultInjection;
using PluginKit.Testing.Observation;
using PluginKit.Tests.Disks;

namespace PluginKit.Bundles.Tests.Handoff;

/// <summary>Installs and exports that end at every place at which they can: the old folder or the new one, never neither and never a mixture.</summary>
public sealed class InterruptionTests
{
    private const string Newer = "/downloads/newer.tar.gz";

    [Theory]
    [InlineData(FaultKind.CrashBefore, true)]
    [InlineData(FaultKind.CrashAfter, true)]
    [InlineData(FaultKind.CrashDuring, true)]
    [InlineData(FaultKind.FailBefore, true)]
    [InlineData(FaultKind.FailAfter, true)]
    [InlineData(FaultKind.CrashBefore, false)]
    [InlineData(FaultKind.CrashAfter, false)]
    [InlineData(FaultKind.FailBefore, false)]
    [InlineData(FaultKind.FailAfter, false)]
    public async Task An_install_leaves_the_old_folder_or_the_new_one_wherever_it_ends(FaultKind kind, bool canExchange)
    {
        using var machine = await ArrangedAsync(canExchange);
        var (old, fresh) = await TreesAsync(machine);
        var start = machine.Files!.Snapshot();
        var count = await CountAsync(machine);
        machine.Files.Restore(start);
        for (var operation = 1; operation <= count; operation++)
        {
            var fault = Make(kind, operation);
            var ok = await TryAsync(machine, fault);

            var left = Listed(machine.Disk);
            if (machine.Disk.Stat(BundleMachine.Destination) is null)
            {
                // Between two renames on a disk that cannot exchange: the next install brings the old folder back before anything else.
                (canExchange, kind is FaultKind.CrashBefore or FaultKind.CrashAfter or FaultKind.CrashDuring).ShouldBe((false, true), $"{fault}: {left}");
                await using var again = machine.Services(machine.Disk);
                (await again.GetRequiredService<HandoffInstaller>().InstallAsync(new() { Archive = "/downloads/none.tar.gz", Destination = BundleMachine.Destination })).Ok.ShouldBeFalse();
            }

            Tree(machine).ShouldBeOneOf(old, fresh);
            if (ok || kind is FaultKind.FailBefore or FaultKind.FailAfter)
            {
                // Who is told that it failed has what was there before.
                Tree(machine).ShouldBe(ok ? fresh : old, $"{fault}");
            }

            await using var next = machine.Services(machine.Disk);
            var result = await next.GetRequiredService<HandoffInstaller>().InstallAsync(new() { Archive = Newer, Destination = BundleMachine.Destination });
            result.Ok.ShouldBeTrue($"{fault}: {result.Summary}");
            Tree(machine).ShouldBe(fresh, $"{fault}");
            Listed(machine.Disk).ShouldBe("demo", $"{fault}");
            machine.Files.Restore(start);
        }

        count.ShouldBeGreaterThan(20);
    }

    [Fact]
    public async Task After_a_power_failure_the_old_folder_or_the_new_one_is_there()
    {
        using var machine = await ArrangedAsync();
        var (old, fresh) = await TreesAsync(machine);
        var start = machine.Files!.Snapshot();
        var count = await CountAsync(machine);
        for (var operation = 1; operation <= count; operation++)
        {
            machine.Files.Restore(start);
            var loss = PowerLoss.Watch(machine.Files);
            _ = await TryAsync(machine, Fault.CrashAfter(operation));
            foreach (var state in loss.States(12).ToArray())
            {
                machine.Files.Restore(state.Snapshot);

                Tree(machine).ShouldBeOneOf(old, fresh);
            }
        }
    }

    [Theory]
    [InlineData(FaultKind.CrashBefore)]
    [InlineData(FaultKind.CrashDuring)]
    [InlineData(FaultKind.FailAfter)]
    public async Task An_export_leaves_the_old_archive_or_the_new_one_wherever_it_ends(FaultKind kind)
    {
        using var machine = await ArrangedAsync();
        machine.With("plugin/main.py", "print('third')\n");
        var start = machine.Files!.Snapshot();
        var old = machine.Bytes(BundleMachine.Archive);
        var counting = new FaultyDisk(machine.Disk, Fault.None);
        await using (var services = machine.Services(counting))
        {
            (await services.GetRequiredService<HandoffExporter>().ExportAsync(Export())).Ok.ShouldBeTrue();
        }

        var fresh = machine.Bytes(BundleMachine.Archive);
        fresh.ShouldNotBe(old);
        for (var operation = 1; operation <= counting.Count; operation++)
        {
            machine.Files.Restore(start);
            await using var services = machine.Services(new FaultyDisk(machine.Disk, Make(kind, operation)));
            try
            {
                _ = await services.GetRequiredService<HandoffExporter>().ExportAsync(Export());
            }
            catch (SimulatedCrashException)
            {
                // What a process that is gone leaves behind is looked at below.
            }

            (machine.Bytes(BundleMachine.Archive).AsSpan().SequenceEqual(old) || machine.Bytes(BundleMachine.Archive).AsSpan().SequenceEqual(fresh)).ShouldBeTrue();
        }
    }

    private static HandoffExportRequest Export() => new() { ProjectRoot = BundleMachine.Project, Platform = "codex-runtime", Output = BundleMachine.Archive };

    private static async Task<BundleMachine> ArrangedAsync(bool canExchange = true)
    {
        var machine = new BundleMachine(DiskKind.Virtual, canExchange: canExchange).Of("python");
        (await machine.ExportAsync()).Ok.ShouldBeTrue();
        (await machine.InstallAsync()).Ok.ShouldBeTrue();
        machine.With("plugin/main.py", "print('newer')\n").With("plugin/more.py", "x = 1\n");
        (await machine.ExportAsync(output: Newer)).Ok.ShouldBeTrue();
        return machine;
    }

    private static async Task<(string Old, string Fresh)> TreesAsync(BundleMachine machine)
    {
        var start = machine.Files!.Snapshot();
        var old = Tree(machine);
        (await machine.InstallAsync(Newer)).Ok.ShouldBeTrue();
        var fresh = Tree(machine);
        machine.Files.Restore(start);
        fresh.ShouldNotBe(old);
        return (old, fresh);
    }

    private static async Task<int> CountAsync(BundleMachine machine)
    {
        var disk = new FaultyDisk(machine.Disk, Fault.None);
        await using var services = machine.Services(disk);
        (await services.GetRequiredService<HandoffInstaller>().InstallAsync(new() { Archive = Newer, Destination = BundleMachine.Destination })).Ok.ShouldBeTrue();
        return disk.Count;
    }

    private static async Task<bool> TryAsync(BundleMachine machine, Fault fault)
    {
        await using var services = machine.Services(new FaultyDisk(machine.Disk, fault));
        try
        {
            return (await services.GetRequiredService<HandoffInstaller>().InstallAsync(new() { Archive = Newer, Destination = BundleMachine.Destination })).Ok;
        }
        catch (SimulatedCrashException)
        {
            return false;
        }
    }

    private static Fault Make(FaultKind kind, int operation) => kind switch
    {
        FaultKind.CrashBefore => Fault.CrashBefore(operation),
        FaultKind.CrashAfter => Fault.CrashAfter(operation),
        FaultKind.CrashDuring => Fault.CrashDuring(operation),
        FaultKind.FailBefore => Fault.FailBefore(operation),
        _ => Fault.FailAfter(operation),
    };

    private static string Listed(IDisk disk) => string.Join(' ', disk.List("/apps").Select(static entry => entry.Name));

    private static string Tree(BundleMachine machine) => string.Join('\n', DiskSnapshot.Take(machine.Disk, BundleMachine.Destination).Entries
        .OrderBy(static pair => pair.Key, StringComparer.Ordinal).Select(static pair => $"{pair.Key} {pair.Value.Kind} {pair.Value.Mode} {pair.Value.Content}"));
}

using Microsoft.Extensions.DependencyInjection;
using PluginKit.Platform.Disk;
using PluginKit.Testing.FaultInjection;
using PluginKit.Testing.VirtualDisk;

namespace PluginKit.Documentation.Tests.Examples;

public sealed class Doubles
{
    [Fact]
    public void A_disk_in_memory_tells_what_was_written()
    {
        // snippet: testing
        var disk = VirtualFileSystem.With(("/home/u/.claude/settings.json", "{}"));

        var services = new ServiceCollection();
        services.AddPluginKitVirtualDisk(disk);      // before or after the other registrations
        services.AddPluginKitSimulatedClients();     // programs come from the registered ISimulatedProgram services

        var before = disk.Snapshot();
        // ... what is tested ...
        disk.Snapshot().ChangesSince(before).Lines.ShouldBeEmpty();   // nothing written, compared byte by byte
        Console.WriteLine(disk.ToText());                             // the tree, for a failing test
        // end snippet

        disk.File.ReadAllText("/home/u/.claude/settings.json").ShouldBe("{}");
    }

    [Fact]
    public void Every_crash_point_of_a_write_can_be_visited()
    {
        var port = FreshPort();

        // snippet: testing-faults
        var undisturbed = new FaultyDisk(port, Fault.None);
        Run(undisturbed);
        for (var n = 1; n <= undisturbed.Count; n++)
        {
            var faulty = new FaultyDisk(FreshPort(), Fault.CrashAfter(n));
            Should.Throw<SimulatedCrashException>(() => Run(faulty));
            // ... recover on the inner disk, then assert ...
        }
        // end snippet

        undisturbed.Count.ShouldBeGreaterThan(0);
    }

    [Fact]
    public void Every_disk_that_a_power_failure_leaves_can_be_looked_at()
    {
        var disk = VirtualFileSystem.With(("/home/u/settings", "old"));

        // snippet: testing-power-loss
        var port = new FileSystemDisk(disk, disk);
        var loss = PowerLoss.Watch(disk);             // what is there now is durable
        using (var stream = port.CreateNew("/home/u/settings.new", null))
        {
            stream.Write("new"u8);
            port.Flush(stream);                       // without this line a state below is an empty file
        }

        port.MoveFile("/home/u/settings.new", "/home/u/settings", overwrite: true);
        foreach (var state in loss.States())
        {
            disk.Restore(state.Snapshot);
            disk.File.ReadAllText("/home/u/settings").ShouldBeOneOf("old", "new");
        }
        // end snippet
    }

    private static FileSystemDisk FreshPort()
    {
        var disk = new VirtualFileSystem();
        disk.AddDirectory("/home/u");
        return new FileSystemDisk(disk, disk);
    }

    private static void Run(FaultyDisk disk)
    {
        using (var stream = disk.CreateNew("/home/u/file", null))
        {
            stream.Write("text"u8);
            disk.Flush(stream);
        }

        disk.FlushDirectory("/home/u");
    }
}

using System.Diagnostics;
using PluginKit.Platform.Disk;

namespace PluginKit.Platform.Tests.Disk;

public sealed class RealDiskTests() : DiskTests(new RealDiskUnderTest())
{
    [UnixFact]
    public void Hard_links_are_counted()
    {
        using var place = new RealDiskUnderTest();
        var file = place.Write("file", "x");
        Run("ln", file, place.At("second"));

        place.Disk.Stat(file)!.LinkCount.ShouldBe(2);
    }

    [UnixFact]
    public void A_pipe_is_special_and_does_not_block()
    {
        using var place = new RealDiskUnderTest();
        Run("mkfifo", place.At("pipe"));

        place.Disk.Stat(place.At("pipe"))!.Kind.ShouldBe(DiskEntryKind.Special);
        Should.Throw<IOException>(() => place.Disk.OpenReadNoFollow(place.At("pipe")));
    }

    [UnixFact]
    public void A_lock_of_another_process_is_seen_and_ends_with_it()
    {
        using var place = new RealDiskUnderTest();
        var path = place.Write("lock", string.Empty);
        using var holder = Process.Start(new ProcessStartInfo("flock", ["-x", path, "sh", "-c", "echo held; read line"])
        {
            RedirectStandardOutput = true,
            RedirectStandardInput = true,
        })!;
        holder.StandardOutput.ReadLine().ShouldBe("held");

        place.Disk.TryLock(path).ShouldBeNull();
        holder.Kill(entireProcessTree: true);
        holder.WaitForExit();
        // The kernel drops the lock with the last descriptor, a moment after the children are gone.
        SpinWait.SpinUntil(() => Retake(place.Disk, path), TimeSpan.FromSeconds(20)).ShouldBeTrue();
    }

    [UnixFact]
    public void Other_processes_respect_the_lock()
    {
        using var place = new RealDiskUnderTest();
        var path = place.At("lock");
        using (place.Disk.TryLock(path).ShouldNotBeNull())
        {
            Exit("flock", "-n", path, "true").ShouldBe(1);
        }

        Exit("flock", "-n", path, "true").ShouldBe(0);
    }

    private static bool Retake(IDisk disk, string path)
    {
        using var held = disk.TryLock(path);
        return held is not null;
    }

    private static void Run(string program, params string[] arguments) => Exit(program, arguments).ShouldBe(0);

    private static int Exit(string program, params string[] arguments)
    {
        using var process = Process.Start(program, arguments);
        process.WaitForExit();
        return process.ExitCode;
    }
}

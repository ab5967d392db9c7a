using System.Diagnostics;
using PluginKit.Platform.Processes;

namespace PluginKit.Platform.Tests.Processes;

public sealed class ProcessTableTests
{
    private readonly ProcessTable _table = new();

    [Fact]
    public void This_process_lives()
    {
        _table.Self.Id.ShouldBe(Environment.ProcessId);
        _table.IsAlive(_table.Self.Id, _table.Self.StartedAt).ShouldBeTrue();
        _table.IsAlive(_table.Self.Id, null).ShouldBeTrue();
    }

    [Fact]
    public void A_process_of_the_same_id_that_started_at_another_time_is_another_one() =>
        _table.IsAlive(_table.Self.Id, _table.Self.StartedAt.AddMinutes(-10)).ShouldBeFalse();

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(int.MaxValue)]
    public void Ids_that_no_process_has_are_dead(int pid) => _table.IsAlive(pid, null).ShouldBeFalse();

    [UnixFact]
    public void A_process_that_ended_is_dead()
    {
        using var process = Process.Start("/bin/sleep", ["600"]);
        var alive = _table.IsAlive(process.Id, null);
        process.Kill();
        process.WaitForExit();

        alive.ShouldBeTrue();
        _table.IsAlive(process.Id, null).ShouldBeFalse();
    }

    [UnixFact]
    public void A_process_that_ended_and_that_nobody_asked_about_is_dead()
    {
        // The shell that would ask becomes a program that never does; only then the child may end.
        using var parent = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", "exec 3<&0; sh -c 'read line' <&3 & echo $!; exec sleep 600"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
        var child = int.Parse(parent.StandardOutput.ReadLine()!);
        var replaced = !OperatingSystem.IsLinux()
            || SpinWait.SpinUntil(() => File.ReadAllText($"/proc/{parent.Id}/comm").Trim() == "sleep", TimeSpan.FromMinutes(1));
        var before = _table.IsAlive(child, null);
        parent.StandardInput.WriteLine();
        var ended = SpinWait.SpinUntil(() => !_table.IsAlive(child, null), TimeSpan.FromMinutes(1));
        parent.Kill();
        parent.WaitForExit();

        replaced.ShouldBeTrue();
        before.ShouldBeTrue();
        ended.ShouldBeTrue();
    }
}

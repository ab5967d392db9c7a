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
}

using System.Text;
using PluginKit.Platform.Processes;

namespace PluginKit.Platform.Tests.Processes;

public sealed class ProcessRunnerTests : IDisposable
{
    private readonly RealDiskUnderTest _place = new();

    private static ProcessRunner Runner => new(TimeProvider.System);

    public void Dispose() => _place.Dispose();

    [UnixFact]
    public async Task Exit_code_and_both_outputs_are_returned()
    {
        var outcome = await Shell("echo out; echo err >&2; exit 7");

        outcome.End.ShouldBe(ProcessEnd.Exited);
        outcome.ExitCode.ShouldBe(7);
        outcome.StandardOutput.ShouldBe("out\n");
        outcome.StandardError.ShouldBe("err\n");
    }

    [UnixFact]
    public async Task Arguments_arrive_as_they_are()
    {
        string[] arguments = ["a b", "\"quoted\"", "$HOME", "`id`", "; rm -rf x", "", "\\", "é\n*"];

        var outcome = await Runner.RunAsync(Request("for a in \"$@\"; do printf '[%s]' \"$a\"; done", ["sh", .. arguments]), default);

        outcome.StandardOutput.ShouldBe(string.Concat(arguments.Select(static argument => $"[{argument}]")));
    }

    [UnixFact]
    public async Task The_environment_is_the_given_one_and_nothing_else()
    {
        var outcome = await Runner.RunAsync(
            new()
            {
                FileName = "/usr/bin/env",
                Arguments = [],
                WorkingDirectory = _place.Root,
                Environment = new Dictionary<string, string> { ["ONLY"] = "this" },
            },
            default);

        // On Linux a mark comes with it, by which whatever the program leaves behind is found.
        outcome.StandardOutput.Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(static line => !line.StartsWith("PLUGINKIT_RUN=", StringComparison.Ordinal))
            .ShouldBe(["ONLY=this"]);
    }

    [UnixFact]
    public async Task The_working_directory_is_the_given_one() => (await Shell("pwd -P")).StandardOutput.ShouldBe(_place.Root + "\n");

    [UnixFact]
    public async Task The_error_output_can_be_followed_and_is_returned_all_the_same()
    {
        var seen = new StringBuilder();
        var request = Request("echo one >&2; echo other; echo two >&2", ["sh"]) with { ErrorRead = bytes => seen.Append(Encoding.UTF8.GetString(bytes.Span)) };

        var outcome = await Runner.RunAsync(request, default);

        seen.ToString().ShouldBe("one\ntwo\n");
        outcome.StandardError.ShouldBe("one\ntwo\n");
    }

    [UnixFact]
    public async Task Whoever_follows_the_error_output_and_throws_stops_nothing()
    {
        var calls = 0;
        var request = Request("for i in 1 2 3 4 5 6 7 8; do head -c 40000 /dev/zero >&2; done", ["sh"]) with
        {
            ErrorRead = _ =>
            {
                calls++;
                throw new InvalidOperationException("no");
            },
        };

        var outcome = await Runner.RunAsync(request, default);

        (calls, outcome.ExitCode, outcome.StandardError.Length).ShouldBe((1, 0, 320_000));
    }

    [UnixFact]
    public async Task Input_is_closed() => (await Shell("cat; echo done")).StandardOutput.ShouldBe("done\n");

    [UnixFact]
    public async Task Output_beyond_the_limit_is_read_away()
    {
        var request = Request("head -c 3000000 /dev/zero | tr '\\0' x; printf e >&2; exit 3") with { OutputLimit = 1000 };

        var outcome = await Runner.RunAsync(request, default);

        outcome.ExitCode.ShouldBe(3);
        outcome.StandardOutput.ShouldBe(new string('x', 1000));
        outcome.StandardError.ShouldBe("e");
    }

    [UnixTheory]
    [InlineData("yes")]
    [InlineData("head -c 1001 /dev/zero | tr '\\0' y")]
    public async Task A_program_that_prints_more_than_is_kept_is_ended_where_that_is_asked_for(string script)
    {
        var outcome = await Runner.RunAsync(Request(script) with { OutputLimit = 1000, EndsAtLimit = true }, default);

        (outcome.End, outcome.ExitCode, outcome.StandardOutput.Length).ShouldBe((ProcessEnd.TooMuchOutput, -1, 1000));
    }

    [UnixFact]
    public async Task A_program_that_prints_as_much_as_is_kept_ends_by_itself() =>
        (await Runner.RunAsync(Request("head -c 1000 /dev/zero | tr '\\0' y") with { OutputLimit = 1000, EndsAtLimit = true }, default)).End.ShouldBe(ProcessEnd.Exited);

    [UnixFact]
    public async Task Output_that_is_no_UTF8_does_not_fail() =>
        (await Shell("printf 'a\\377b'")).StandardOutput.ShouldBe("a\uFFFDb");

    [UnixFact]
    public async Task A_program_and_its_children_are_ended_after_the_time_limit()
    {
        ProcessIdentity? started = null;
        var time = new TriggeredTime();
        var request = Request("sleep 600 & echo $!; touch ready; wait") with { Started = identity => started = identity };
        var running = new ProcessRunner(time).RunAsync(request, default);
        SpinWait.SpinUntil(() => _place.Disk.Stat(_place.At("ready")) is not null, TimeSpan.FromMinutes(1)).ShouldBeTrue();

        time.Elapse(request.Timeout);
        var outcome = await running;

        outcome.End.ShouldBe(ProcessEnd.TimedOut);
        outcome.ExitCode.ShouldBe(-1);
        var table = new ProcessTable();
        var child = int.Parse(outcome.StandardOutput);
        SpinWait.SpinUntil(() => !table.IsAlive(child, null) && !table.IsAlive(started!.Id, null), TimeSpan.FromMinutes(1)).ShouldBeTrue();
    }

    [UnixFact]
    public async Task Cancelling_ends_the_program_and_throws()
    {
        using var source = new CancellationTokenSource();
        ProcessIdentity? started = null;
        var request = Request("sleep 600") with
        {
            Started = identity =>
            {
                started = identity;
                source.Cancel();
            },
        };

        await Should.ThrowAsync<OperationCanceledException>(() => Runner.RunAsync(request, source.Token));

        SpinWait.SpinUntil(() => !new ProcessTable().IsAlive(started!.Id, null), TimeSpan.FromMinutes(1)).ShouldBeTrue();
    }

    [UnixFact]
    public async Task A_failing_listener_does_not_leave_the_program_running()
    {
        var id = 0;
        var request = Request("sleep 600") with
        {
            Started = identity =>
            {
                id = identity.Id;
                throw new InvalidDataException("journal");
            },
        };

        await Should.ThrowAsync<InvalidDataException>(() => Runner.RunAsync(request, default));

        SpinWait.SpinUntil(() => !new ProcessTable().IsAlive(id, null), TimeSpan.FromMinutes(1)).ShouldBeTrue();
    }

    [UnixFact]
    public async Task A_child_that_keeps_the_output_open_does_not_hold_the_answer()
    {
        var outcome = await Runner.RunAsync(Request("sleep 600 & echo $! > child"), default);

        outcome.End.ShouldBe(ProcessEnd.Exited);
        using var child = System.Diagnostics.Process.GetProcessById(int.Parse(_place.Text("child")));
        child.HasExited.ShouldBeFalse();
        child.Kill();
    }

    [Fact]
    public async Task A_program_that_is_missing_is_an_outcome()
    {
        var outcome = await Runner.RunAsync(
            new() { FileName = _place.At("missing"), Arguments = [], WorkingDirectory = _place.Root, Environment = new Dictionary<string, string>() },
            default);

        outcome.End.ShouldBe(ProcessEnd.NotStarted);
        outcome.Reason.ShouldNotBeNull().ShouldContain("missing");
    }

    [UnixFact]
    public async Task A_working_directory_that_is_missing_is_an_outcome() =>
        (await Runner.RunAsync(Request("true") with { WorkingDirectory = _place.At("missing") }, default)).End.ShouldBe(ProcessEnd.NotStarted);

    [Fact]
    public async Task Relative_paths_are_misuse()
    {
        var request = new ProcessRequest { FileName = "sh", Arguments = [], WorkingDirectory = _place.Root, Environment = new Dictionary<string, string>() };

        await Should.ThrowAsync<ArgumentException>(() => Runner.RunAsync(request, default));
        await Should.ThrowAsync<ArgumentException>(() => Runner.RunAsync(request with { FileName = _place.At("sh"), WorkingDirectory = "." }, default));
    }

    [UnixFact]
    public async Task A_daemon_that_left_its_family_is_ended_with_it()
    {
        var time = new TriggeredTime();
        var request = Request("setsid sh -c 'echo $$ > daemon; exec sleep 600' </dev/null >/dev/null 2>&1 & while [ ! -s daemon ]; do :; done; touch ready; exec sleep 600");
        var running = new ProcessRunner(time).RunAsync(request, default);
        SpinWait.SpinUntil(() => _place.Disk.Stat(_place.At("ready")) is not null, TimeSpan.FromMinutes(1)).ShouldBeTrue();
        var daemon = int.Parse(_place.Text("daemon"));
        new ProcessTable().IsAlive(daemon, null).ShouldBeTrue();

        time.Elapse(request.Timeout);

        (await running).End.ShouldBe(ProcessEnd.TimedOut);
        if (OperatingSystem.IsLinux())
        {
            SpinWait.SpinUntil(() => !new ProcessTable().IsAlive(daemon, null), TimeSpan.FromMinutes(1)).ShouldBeTrue();
        }
    }

    private ProcessRequest Request(string script, params string[] arguments) => new()
    {
        FileName = "/bin/sh",
        Arguments = ["-c", script, .. arguments],
        WorkingDirectory = _place.Root,
        Environment = new Dictionary<string, string> { ["PATH"] = "/usr/bin:/bin" },
    };

    private Task<ProcessOutcome> Shell(string script) => Runner.RunAsync(Request(script), default);

    /// <summary>The real clock, with waits that the test ends.</summary>
}

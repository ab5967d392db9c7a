using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PluginKit.Platform.Processes;

namespace PluginKit.Platform.Tests.Processes;

/// <summary>What is told about programs, and what never is.</summary>
public sealed class ProcessLogTests : IDisposable
{
    private const string Secret = "hunter2";

    private readonly RealDiskUnderTest _place = new();
    private readonly CollectedLog _log = new();

    public void Dispose()
    {
        _place.Dispose();
        _log.Dispose();
    }

    [Fact]
    public void Every_log_event_has_its_own_id_in_the_documented_range()
    {
        var ids = typeof(ProcessLog).GetMethods(BindingFlags.Static | BindingFlags.Public)
            .Select(static method => method.GetCustomAttribute<LoggerMessageAttribute>()).OfType<LoggerMessageAttribute>().Select(static message => message.EventId).ToList();

        ids.Order().ShouldBe([2200, 2201, 2202, 2203, 2204]);
    }

    [UnixFact]
    public async Task A_program_is_logged_from_its_start_to_its_end_without_what_it_was_given_or_wrote()
    {
        await using var services = new ServiceCollection()
            .AddSingleton<ILoggerFactory>(_log).AddSingleton(typeof(ILogger<>), typeof(Logger<>))
            .AddPluginKitPlatform(options => options.HomeDirectory = _place.Root)
            .BuildServiceProvider();

        await services.GetRequiredService<IProcessRunner>().RunAsync(Request($"echo {Secret}; exit 7"), default);

        _log.Category.ShouldBe("PluginKit.Platform.Processes.ProcessRunner");
        _log.Ids.ShouldBe([2200, 2201]);
        _log.Events.ShouldAllBe(static logged => logged.Level == LogLevel.Debug && logged.Text.StartsWith("Program sh "));
        _log.Events[1].Text.ShouldContain("exit code 7");
        _log.Text.ShouldNotContain(Secret);
        _log.Text.ShouldNotContain(_place.Root);
    }

    [UnixFact]
    public async Task A_program_that_takes_too_long_is_a_warning()
    {
        var time = new TriggeredTime();
        var request = Request("touch ready; sleep 600");
        var running = new ProcessRunner(time, new Logger<ProcessRunner>(_log)).RunAsync(request, default);
        SpinWait.SpinUntil(() => _place.Disk.Stat(_place.At("ready")) is not null, TimeSpan.FromMinutes(1)).ShouldBeTrue();

        time.Elapse(request.Timeout);
        await running;

        _log.Ids.ShouldBe([2200, 2202]);
        _log.Events[1].Level.ShouldBe(LogLevel.Warning);
    }

    [UnixFact]
    public async Task A_program_that_nobody_waits_for_any_more_is_logged_as_killed()
    {
        using var source = new CancellationTokenSource();
        var request = Request("sleep 600") with { Started = _ => source.Cancel() };

        await Should.ThrowAsync<OperationCanceledException>(() => new ProcessRunner(TimeProvider.System, new Logger<ProcessRunner>(_log)).RunAsync(request, source.Token));

        _log.Ids.ShouldBe([2200, 2203]);
    }

    [Fact]
    public async Task A_program_that_cannot_be_started_is_a_warning_without_its_folder()
    {
        var request = Request(Secret) with { FileName = _place.At("none", "tool") };

        (await new ProcessRunner(TimeProvider.System, new Logger<ProcessRunner>(_log)).RunAsync(request, default)).End.ShouldBe(ProcessEnd.NotStarted);

        _log.Ids.ShouldBe([2204]);
        _log.Text.ShouldStartWith("Program tool could not be started");
        _log.Text.ShouldNotContain(_place.Root);
        _log.Text.ShouldNotContain(Secret);
    }

    private ProcessRequest Request(string script) => new()
    {
        FileName = "/bin/sh",
        Arguments = ["-c", script],
        WorkingDirectory = _place.Root,
        Environment = new Dictionary<string, string> { ["PATH"] = "/usr/bin:/bin", ["TOKEN"] = Secret },
    };
}

using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PluginKit.Contracts.Problems;
using PluginKit.Discovery.Scanning;
using PluginKit.Discovery.Tests.Worlds;
using PluginKit.Tests.Disks;

namespace PluginKit.Discovery.Tests.Scanning;

/// <summary>What is told about scanners, and what never is.</summary>
public abstract class DiscoveryLogTests(DiskKind kind) : DiskSuite(kind)
{
    private const string Project = "/home/user/project";

    private readonly CollectedLog _log = new();

    [Fact]
    public void Every_log_event_has_its_own_id_in_the_documented_range()
    {
        var ids = typeof(DiscoveryLog).GetMethods(BindingFlags.Static | BindingFlags.Public)
            .Select(static method => method.GetCustomAttribute<LoggerMessageAttribute>()).OfType<LoggerMessageAttribute>().Select(static message => message.EventId).ToList();

        ids.Order().ShouldBe([2000, 2001, 2002, 2003, 2004, 2005, 2006, 2007]);
    }

    [Theory]
    [InlineData(null, "(scope: user)")]
    [InlineData(Project, "(scope: user and project)")]
    public async Task A_scanner_is_logged_with_what_it_saw_and_where(string? workspace, string scope)
    {
        var world = World();
        world.Scanners.Add(new ScriptedScanner("claude", static _ => new()
        {
            Candidates = [Seen.Plugin("notes"), Seen.Plugin("other")],
            Findings = [Problem.Of(ProblemCodes.ScannerFaulted, "hunter2", Project)],
        }));

        await world.DiscoverAsync(new() { WorkspaceRoot = workspace });

        var (level, _, text) = _log.Events.Single(static logged => logged.Id.Id == 2000);
        level.ShouldBe(LogLevel.Debug);
        text.ShouldStartWith("The scanner of claude saw 2 plugin(s) and 1 finding(s) in ");
        text.ShouldContain(scope);
        _log.Text.ShouldNotContain(DiscoveryWorld.Home);
        _log.Text.ShouldNotContain("hunter2");
    }

    [Fact]
    public async Task What_fails_is_logged_by_the_kind_of_its_failure_and_without_its_words()
    {
        var world = World();
        world.PortsThrow = true;
        world.Scanners.Add(new ScriptedScanner("claude", static _ => throw new FormatException("hunter2")));

        await world.DiscoverAsync();

        _log.Events.Where(static logged => logged.Level == LogLevel.Warning).Select(static logged => logged.Id.Id).ShouldBe([2001, 2003, 2002, 2005, 2004]);
        _log.Events.Single(static logged => logged.Id.Id == 2001).Text.ShouldStartWith("The scanner of claude failed with FormatException.");
        _log.Text.ShouldNotContain("hunter2");
    }

    protected override void Dispose(bool disposing)
    {
        _log.Dispose();
        base.Dispose(disposing);
    }

    private DiscoveryWorld World()
    {
        var world = new DiscoveryWorld(NewDisk()) { Services = services => services.AddSingleton<ILoggerFactory>(_log).AddSingleton(typeof(ILogger<>), typeof(Logger<>)) };
        world.Disk.AddDirectory(Project);
        return world;
    }
}

public sealed class DiscoveryLogTestsOnVirtualDisk() : DiscoveryLogTests(DiskKind.Virtual);

public sealed class DiscoveryLogTestsOnRealDisk() : DiscoveryLogTests(DiskKind.Real);

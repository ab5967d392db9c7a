using Microsoft.Extensions.DependencyInjection;
using PluginKit.ConsoleHost.CommandLine;
using PluginKit.ConsoleHost.Composition;
using PluginKit.EndToEnd.Tests.Support;
using PluginKit.Platform.Disk;

namespace PluginKit.EndToEnd.Tests.Answers;

/// <summary>Every exit code, provoked. The same with tables and with JSON.</summary>
public sealed class ExitCodeTests
{
    [Theory]
    [InlineData("list")]
    [InlineData("doctor")]
    [InlineData("discover")]
    [InlineData("view")]
    [InlineData("recover")]
    [InlineData("add PACKAGE")]
    [InlineData("add PACKAGE --apply")]
    public async Task Zero_when_all_is_well(string command)
    {
        using var host = new HostFixture();
        var package = SamplePackage.Write(host);

        (await host.AskAsync(Words(command, package))).ExitCode.ShouldBe(0);
    }

    [Fact]
    public async Task One_for_a_doctor_with_issues()
    {
        using var host = new HostFixture();
        (await host.AskAsync("add", SamplePackage.Write(host), "--apply")).Applied();
        File.Delete(host.InHome(".codex/config.toml"));

        (await host.AskAsync("doctor")).ExitCode.ShouldBe(1);
        (await host.ShowAsync("doctor")).ExitCode.ShouldBe(1);
        (await host.AskAsync("list")).ExitCode.ShouldBe(0);
    }

    [Fact]
    public async Task One_for_a_plan_with_a_blocked_target()
    {
        using var host = new HostFixture { Clients = "none" };

        var run = await host.AskAsync("add", SamplePackage.Write(host));

        run.ExitCode.ShouldBe(1);
        run.Document<Contracts.Documents.ReportDocument>().Ok.ShouldBeTrue("the plan itself is fine; the target says that it is blocked");
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("add")]
    [InlineData("list --targets nonsense")]
    [InlineData("list --scope nonsense")]
    [InlineData("remove ../context7 --apply")]
    [InlineData("add PACKAGE --scope project")]
    public async Task Two_for_a_request_that_cannot_be_understood(string command)
    {
        using var host = new HostFixture();
        var words = Words(command, SamplePackage.Write(host));
        var before = host.Everything();

        (await host.AskAsync(words)).ExitCode.ShouldBe(2);
        (await host.ShowAsync(words)).ExitCode.ShouldBe(2);
        before.DifferencesTo(host.Everything()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Three_while_another_operation_holds_the_lock()
    {
        using var host = new HostFixture();
        var package = SamplePackage.Write(host);
        await using var services = HostServices.Build(new HostRequest { Home = host.Home, SystemRoot = host.SystemRoot });
        HostFixture.Write(host.InHome(".plugin-kit-ai/pluginkit/lock"), string.Empty);
        var before = host.Everything();

        using (services.GetRequiredService<IDisk>().TryLock(host.InHome(".plugin-kit-ai/pluginkit/lock")).ShouldNotBeNull())
        {
            foreach (var words in (string[][])[["add", package, "--apply"], ["recover"]])
            {
                var run = await host.AskAsync([.. words, "--lock-timeout", "0"]);
                run.ExitCode.ShouldBe(3, run.Out);
                run.Problem("busy");
            }

            (await host.AskAsync("list")).ExitCode.ShouldBe(0, "reading needs no lock");
            (await host.AskAsync("add", package)).ExitCode.ShouldBe(0, "planning needs no lock");
        }

        before.DifferencesTo(host.Everything()).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("{ \"schema_version\": 9, \"installations\": [] }", "state_newer")]
    [InlineData("{ \"schema_version\": 1, \"installations\": [", "state_corrupt")]
    public async Task Four_for_state_that_is_newer_or_corrupt(string state, string code)
    {
        using var host = new HostFixture();
        var package = SamplePackage.Write(host);
        HostFixture.Write(host.StateFile, state);
        var before = host.Everything();

        foreach (var words in (string[][])[["list"], ["doctor"], ["view"], ["add", package], ["add", package, "--apply"], ["remove", "context7", "--apply"]])
        {
            var run = await host.AskAsync(words);
            run.ExitCode.ShouldBe(4, run.Out);
            run.Problem(code).Path.ShouldBe(host.StateFile);
        }

        (await host.AskAsync("discover")).ExitCode.ShouldBe(0, "what sits in the clients can still be shown");
        before.DifferencesTo(host.Everything()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Four_for_state_that_cannot_be_read()
    {
        using var host = new HostFixture();
        Directory.CreateDirectory(host.StateFile);

        var run = await host.AskAsync("add", SamplePackage.Write(host), "--apply");

        run.ExitCode.ShouldBe(4);
        run.Problem("state_unreadable").Path.ShouldBe(host.StateFile);
    }

    [Fact]
    public async Task Newer_state_is_answered_with_a_newer_version_everywhere()
    {
        using var host = new HostFixture();
        HostFixture.Write(host.StateFile, "{ \"schema_version\": 9, \"installations\": [] }");

        var discover = await host.AskAsync("discover");

        discover.Problem("managed_state_unavailable").NextStep!.Action.ShouldBe("update_plugin_kit");
    }

    private static string[] Words(string command, string package) => [.. command.Split(' ').Select(word => word == "PACKAGE" ? package : word)];
}

using System.Diagnostics;
using System.Globalization;
using Microsoft.AspNetCore.Http;
using PluginKit.Bundles.Tests.Server;
using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Vocabulary;
using PluginKit.EndToEnd.Tests.Discovery;
using PluginKit.EndToEnd.Tests.Handoffs;
using PluginKit.EndToEnd.Tests.Support;

namespace PluginKit.EndToEnd.Tests.Bundles;

/// <summary>Ctrl-C while something is on its way, with the program as a process of its own.</summary>
public sealed class CancelledTransferTests : IAsyncLifetime, IDisposable
{
    private const string Secret = "ghp_s3cretofada";

    private readonly HostFixture _host = new() { Clients = "auto" };
    private readonly CancellationTokenSource _limit = new(TimeSpan.FromMinutes(3));
    private readonly TaskCompletionSource _begun = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private ReleaseServer _server = null!;

    public async Task InitializeAsync() => _server = await ReleaseServer.StartAsync();

    public async Task DisposeAsync() => await _server.DisposeAsync();

    public void Dispose()
    {
        _host.Dispose();
        _limit.Dispose();
    }

    [UnixFact]
    public async Task A_fetch_leaves_nothing_and_says_so()
    {
        var bundle = SampleBundle.Make();
        _server.On("x.tar.gz", async context =>
        {
            context.Response.ContentLength = bundle.Length;
            await context.Response.Body.WriteAsync(bundle.AsMemory(0, bundle.Length / 2));
            await context.Response.Body.FlushAsync();
            await HangAsync(context);
        });
        var destination = Path.Join(_host.Packages, "fetched");

        var run = await InterruptAsync("bundle", "fetch", "--url", _server.At("x.tar.gz").ToString(), "--sha256", SampleBundle.Hex(bundle), "--dest", destination);

        run.ExitCode.ShouldBe(1, run.Out + run.Error);
        run.Out.ShouldContain("Cancelled; nothing was installed, and what had come of it was deleted.");
        Directory.Exists(destination).ShouldBeFalse();
        var staging = _host.InHome(".plugin-kit-ai/pluginkit/staging");
        (Directory.Exists(staging) && Directory.EnumerateFileSystemEntries(staging).Any()).ShouldBeFalse();
    }

    [UnixFact]
    public async Task A_publication_says_what_stays_and_the_next_one_continues()
    {
        using var project = new HandoffProject(_host, "node", "claude");
        var github = new GitHubFake(_server) { Token = Secret };
        _server.Before = async (context, _) =>
        {
            var isSecond = context.Request.Method == "POST" && context.Request.Query["name"].ToString().EndsWith(".sha256", StringComparison.Ordinal);
            if (isSecond)
            {
                await HangAsync(context);
            }

            return isSecond;
        };
        string[] publish = ["bundle", "publish", project.Root, "--platform", "claude", "--repo", "octo/demo", "--tag", "v1"];

        var run = await InterruptAsync(publish);

        run.ExitCode.ShouldBe(1, run.Out + run.Error);
        run.Out.ShouldContain("what was uploaded by then stays in the release, which is still a draft");
        run.Out.ShouldNotContain("undone");
        (run.Out + run.Error).ShouldNotContain(Secret);
        github.Releases.ShouldHaveSingleItem().IsDraft.ShouldBeTrue();
        github.Releases[0].Assets.ShouldHaveSingleItem().Name.ShouldBe("demo_claude_node_bundle.tar.gz");

        _server.Before = static (_, _) => Task.FromResult(false);
        _host.Variables["GITHUB_API_URL"] = _server.Address.ToString();
        _host.Variables["GITHUB_TOKEN"] = Secret;
        var done = (await _host.AskAsync(publish)).Document<HandoffResultDocument>();
        done.Publication.ShouldNotBeNull().Release.ShouldBe(ReleaseChange.PromotedDraft);
        done.Publication.Assets[0].Change.ShouldBe(AssetChange.Kept);
    }

    private async Task HangAsync(HttpContext context)
    {
        _begun.TrySetResult();
        try
        {
            await Task.Delay(Timeout.Infinite, context.RequestAborted);
        }
        catch (OperationCanceledException)
        {
            // The program is gone.
        }
    }

    private async Task<HostRun> InterruptAsync(params string[] command)
    {
        var variables = new Dictionary<string, string>(StringComparer.Ordinal) { ["GITHUB_API_URL"] = _server.Address.ToString(), ["GITHUB_TOKEN"] = Secret };
        using var process = HostProcess.StartWith(variables, [.. command, "--home", _host.Home, "--system-root", _host.SystemRoot, "--clients", "auto", "--format", "json"]);
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(_limit.Token);
            var error = process.StandardError.ReadToEndAsync(_limit.Token);
            var ended = process.WaitForExitAsync(_limit.Token);
            if (await Task.WhenAny(_begun.Task, ended).WaitAsync(_limit.Token) == _begun.Task)
            {
                using var kill = Process.Start("kill", ["-INT", process.Id.ToString(CultureInfo.InvariantCulture)]);
                await kill.WaitForExitAsync(_limit.Token);
            }

            await ended;
            return new(process.ExitCode, await output, await error);
        }
        finally
        {
            process.Kill(entireProcessTree: true);
        }
    }
}

using System.Diagnostics;
using System.Text;
using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Vocabulary;
using PluginKit.EndToEnd.Tests.Discovery;
using PluginKit.EndToEnd.Tests.Support;
using PluginKit.Storefront.Changes;

namespace PluginKit.EndToEnd.Tests.Pages;

/// <summary><c>view --watch</c> as a process of its own, while another process adds and removes plugins.</summary>
public sealed class WatchedPageTests : IDisposable
{
    private readonly CancellationTokenSource _limit = new(TimeSpan.FromMinutes(3));
    private readonly HostFixture _host = new();

    [UnixTheory]
    [InlineData("INT")]
    [InlineData("TERM")]
    public async Task The_page_follows_another_process_and_ends_when_it_is_told_to(string signal)
    {
        var package = SamplePackage.Write(_host);
        using var watch = Start();
        try
        {
            var first = await NextAsync(watch);
            var page = ViewChanges.Apply(ViewChanges.Nothing, first);
            page.Surfaces.ShouldBe(new SurfaceStates { Catalog = SurfaceState.Unavailable, Discovery = SurfaceState.Ok, List = SurfaceState.Ok, Doctor = SurfaceState.Ok });

            (await _host.AskAsync("add", package, "--targets", "claude,codex", "--apply")).Applied();
            _host.Clients = "none";
            var added = (await _host.AskAsync("view", "--targets", "claude,codex")).Out;
            page = await UntilAsync(watch, page, page => Text(page) == added);
            page.Entries.ShouldHaveSingleItem().ManagedEntryKey.ShouldBe("user::context7");
            page.Entries[0].HealthState.ShouldBe(HealthState.Healthy);
            _host.Clients = "simulated";

            (await _host.AskAsync("remove", "context7", "--apply")).Applied();
            await UntilAsync(watch, page, static page => page.Entries.Count == 0);
            var before = _host.Everything();

            await SendAsync(watch, signal);
            await watch.WaitForExitAsync(_limit.Token);

            watch.ExitCode.ShouldBe(0);
            foreach (var line in (await watch.StandardOutput.ReadToEndAsync(_limit.Token)).Split('\n', StringSplitOptions.RemoveEmptyEntries))
            {
                Read(line).Ok.ShouldBeTrue();
            }

            (await watch.StandardError.ReadToEndAsync(_limit.Token)).ShouldBeEmpty();
            before.DifferencesTo(_host.Everything()).ShouldBeEmpty();
        }
        finally
        {
            watch.Kill(entireProcessTree: true);
        }
    }

    [UnixFact]
    public async Task A_request_that_no_change_can_make_right_ends_with_its_own_exit_code()
    {
        using var watch = Start("--workspace-root", "not/absolute");
        try
        {
            Read((await watch.StandardOutput.ReadLineAsync(_limit.Token)).ShouldNotBeNull());
            await watch.WaitForExitAsync(_limit.Token);
            watch.ExitCode.ShouldBe(2);
        }
        finally
        {
            watch.Kill(entireProcessTree: true);
        }
    }

    /// <summary>The program can fetch bundles; what that needs is loaded by the first fetch.</summary>
    [LinuxFact]
    public async Task A_program_that_downloads_nothing_loads_nothing_for_it()
    {
        using var watch = Start();
        try
        {
            await NextAsync(watch);
            var loaded = await File.ReadAllTextAsync(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"/proc/{watch.Id}/maps"), _limit.Token);

            loaded.ShouldContain("PluginKit.Bundles.dll");
            loaded.ShouldNotContain("System.Net.Http.dll");
            loaded.ShouldNotContain("Microsoft.Extensions.Http.dll");
        }
        finally
        {
            watch.Kill(entireProcessTree: true);
        }
    }

    [UnixFact]
    public async Task A_reader_that_goes_away_ends_the_page_quietly()
    {
        var package = SamplePackage.Write(_host);
        using var watch = Start();
        try
        {
            await NextAsync(watch);
            watch.StandardOutput.Close();
            (await _host.AskAsync("add", package, "--targets", "claude", "--apply")).Applied();
            await watch.WaitForExitAsync(_limit.Token);

            (await watch.StandardError.ReadToEndAsync(_limit.Token)).ShouldBeEmpty();
        }
        finally
        {
            watch.Kill(entireProcessTree: true);
        }
    }

    public void Dispose()
    {
        _host.Dispose();
        _limit.Dispose();
    }

    private Process Start(params string[] more) => HostProcess.Start(
        unprivileged: false, ["view", "--watch", "--home", _host.Home, "--system-root", _host.SystemRoot, "--clients", "none", "--targets", "claude,codex", "--format", "json", .. more]);

    private async Task SendAsync(Process process, string signal)
    {
        using var kill = Process.Start("kill", [$"-{signal}", process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync(_limit.Token);
        kill.ExitCode.ShouldBe(0);
    }

    private async Task<ViewDocument> UntilAsync(Process watch, ViewDocument page, Func<ViewDocument, bool> isReached)
    {
        while (!isReached(page))
        {
            page = ViewChanges.Apply(page, await NextAsync(watch));
        }

        return page;
    }

    private async Task<ViewChangeDocument> NextAsync(Process watch) => Read((await watch.StandardOutput.ReadLineAsync(_limit.Token)).ShouldNotBeNull());

    private static ViewChangeDocument Read(string line)
    {
        var read = DocumentReader.Read<ViewChangeDocument>(Encoding.UTF8.GetBytes(line), "stdout");
        read.Fidelity.ShouldBe(DocumentFidelity.Full, line);
        return read.Document!;
    }

    private static string Text(ViewDocument page) => Encoding.UTF8.GetString(DocumentJson.Write(page));
}

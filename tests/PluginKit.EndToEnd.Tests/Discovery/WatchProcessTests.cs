using PluginKit.EndToEnd.Tests.Support;
using System.Text.Json.Nodes;

namespace PluginKit.EndToEnd.Tests.Discovery;

/// <summary>The watch of the sample host, while PluginKit itself adds a plugin in another process.</summary>
public sealed class WatchProcessTests
{
    [Fact]
    public async Task Our_own_operations_are_seen_like_anybody_elses()
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(3));
        using var host = new HostFixture();
        var package = SamplePackage.Write(host);
        using var watch = HostProcess.Start(unprivileged: false, "watch", "--home", host.Home, "--system-root", host.SystemRoot, "--clients", "none", "--targets", "claude,codex", "--format", "json");
        try
        {
            (await NextAsync()).ChangeKind.ShouldBe("started");
            (await NextAsync()).ChangeKind.ShouldBe("started");

            (await host.AskAsync("add", package, "--targets", "claude,codex", "--apply")).Applied();

            HashSet<string> changed = new(StringComparer.Ordinal);
            while (!changed.IsSupersetOf(["claude", "codex"]))
            {
                var change = await NextAsync();
                change.ChangeKind.ShouldBe("changed");
                changed.Add(change.Target);
            }
        }
        finally
        {
            watch.Kill(entireProcessTree: true);
            await watch.WaitForExitAsync(limit.Token);
        }

        async Task<(string Target, string ChangeKind)> NextAsync()
        {
            var line = await watch.StandardOutput.ReadLineAsync(limit.Token);
            var document = JsonNode.Parse(line.ShouldNotBeNull())!;
            ((string)document["format"]!).ShouldBe("plugin-kit-ai/integrations-change");
            return ((string)document["native_target"]!, (string)document["change_kind"]!);
        }
    }
}

using System.Diagnostics;
using PluginKit.Contracts.Documents;
using PluginKit.EndToEnd.Tests.Support;

namespace PluginKit.EndToEnd.Tests.Journeys;

/// <summary>Eight adds at the same time. The bare clients lose toggles and registrations then; PluginKit takes them one after the other.</summary>
internal sealed class ParallelAdds(HostFixture host)
{
    // The last one waits for seven others; a busy machine takes its time.
    private static readonly string[] Patiently = ["--lock-timeout", "900"];

    private static readonly string[] Ids = [.. Enumerable.Range(1, 8).Select(static number => $"plugin-{number}")];

    public async Task RunAsync(string how)
    {
        var isApart = string.Equals(how, "processes", StringComparison.Ordinal);
        var packages = Ids.Select(id => SamplePackage.WriteOther(host, id)).ToList();
        var exits = await Task.WhenAll(packages.Select(package => isApart ? StartAsync(package) : Task.Run(() => AskAsync(package))));
        exits.ShouldAllBe(static exit => exit.ExitCode == 0, string.Join("\n", exits.Select(static exit => exit.Said)));

        var voice = new ClientVoice(host);
        var expected = Ids.Select(static id => $"{id}@integrationctl-{id}").ToList();
        (await voice.ClaudeAsync(host.Neutral)).Where(static row => row is { Enabled: true, Errors: null }).Select(static row => row.Id).ShouldBe(expected, ignoreOrder: true);
        (await voice.CodexAsync(host.Neutral)).Where(static row => row.Enabled).Select(static row => row.Id).ShouldBe(expected, ignoreOrder: true);
        var doctor = await host.AskAsync("doctor", "--verify-content");
        doctor.ExitCode.ShouldBe(0, doctor.Out);
        doctor.Document<ReportDocument>().ManagedEntries.Select(static entry => entry.IntegrationId).ShouldBe(Ids);
    }

    private async Task<(int ExitCode, string Said)> AskAsync(string package)
    {
        var run = await host.AskAsync(["add", package, "--apply", .. Patiently]);
        return (run.ExitCode, run.Out);
    }

    private async Task<(int ExitCode, string Said)> StartAsync(string package)
    {
        var program = HostProgram.Location;
        var start = new ProcessStartInfo(
            Environment.ProcessPath is { } path && Path.GetFileNameWithoutExtension(path) == "dotnet" ? path : "dotnet",
            [program, "add", package, "--apply", "--consent", "all", "--home", host.Home, "--system-root", host.SystemRoot, "--clients", host.Clients, "--format", "json", .. Patiently])
        {
            WorkingDirectory = host.Neutral,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output + await error);
    }
}

using System.Diagnostics;
using PluginKit.Contracts.Documents;
using PluginKit.EndToEnd.Tests.Support;

namespace PluginKit.EndToEnd.Tests.Inputs;

/// <summary>Input 68: a process that may have only a few files open.</summary>
public sealed class OpenFileLimitTests
{
    [UnixFact]
    public async Task Input_68_sixty_four_open_files_are_enough()
    {
        using var host = new HostFixture();
        var package = SamplePackage.Write(host);
        for (var number = 0; number < 100; number++)
        {
            HostFixture.Write(Path.Join(package, "plugin", "skills", $"skill-{number}", "SKILL.md"), $"---\nname: skill-{number}\ndescription: Does it.\n---\n\nDo it.\n");
        }

        (await StartAsync(host, "add", package, "--apply")).Applied();
        (await StartAsync(host, "doctor", "--verify-content")).Document<ReportDocument>().IssueCount.ShouldBe(0);
        (await StartAsync(host, "discover")).Document<DiscoveryDocument>().Ok.ShouldBeTrue();
        (await StartAsync(host, "remove", SamplePackage.Id, "--apply")).Applied();
    }

    /// <summary>The host as a program of its own, started by a shell that lowers the limit first.</summary>
    private static async Task<HostRun> StartAsync(HostFixture host, params string[] arguments)
    {
        var program = Path.Join(AppContext.BaseDirectory, "PluginKit.ConsoleHost.dll");
        string[] command =
        [
            "-c", "ulimit -n 64; exec \"$@\"", "sh", Environment.ProcessPath ?? "dotnet", program, .. arguments,
            "--home", host.Home, "--system-root", host.SystemRoot, "--clients", host.Clients, "--format", "json",
        ];
        using var process = Process.Start(new ProcessStartInfo("/bin/sh", command) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var error = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return new(process.ExitCode, output, await error);
    }
}

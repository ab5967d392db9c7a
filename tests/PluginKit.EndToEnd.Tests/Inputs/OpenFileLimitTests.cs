using System.Diagnostics;
using PluginKit.Contracts.Documents;
using PluginKit.EndToEnd.Tests.Support;

namespace PluginKit.EndToEnd.Tests.Inputs;

/// <summary>
/// Input 68: a process that may have only a few files open. The runtime itself loads its assemblies through more than 96 of them (measured: with 64
/// and with 96 it does not come as far as our code), so 128 is the smallest limit that says something about us.
/// </summary>
public sealed class OpenFileLimitTests
{
    [UnixFact]
    public async Task Input_68_the_few_open_files_that_the_runtime_needs_are_enough_for_us()
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

    /// <summary>
    /// The host as a program of its own, started by a shell that lowers the limit first. What only a download needs is not loaded before one.
    /// </summary>
    private static async Task<HostRun> StartAsync(HostFixture host, params string[] arguments)
    {
        var program = HostProgram.Location;
        string[] command =
        [
            "-c", "ulimit -n 128; exec \"$@\"", "sh", Environment.ProcessPath ?? "dotnet", program, .. arguments,
            "--home", host.Home, "--system-root", host.SystemRoot, "--clients", host.Clients, "--format", "json",
        ];
        using var process = Process.Start(new ProcessStartInfo("/bin/sh", command) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var error = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return new(process.ExitCode, output, await error);
    }
}

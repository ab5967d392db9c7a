using System.Diagnostics;
using System.Runtime.InteropServices;
using PluginKit.Concurrency.Tests.Processes;

namespace PluginKit.Concurrency.Tests.Homes;

/// <summary>Clients as programs of their own, found on the search path of a home. Unix only.</summary>
internal static class ClientScripts
{
    private static readonly string Dotnet = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", "dotnet"));

    /// <summary>A sketched client.</summary>
    /// <param name="home">Where.</param>
    /// <param name="name">Its name.</param>
    /// <param name="cases">Lines of a shell's <c>case</c> over its first argument that come before the client itself.</param>
    public static void Install(Home home, string name, string cases = "")
    {
        var path = home.At("bin", name);
        File.WriteAllText(
            path,
            $"""
            #!/bin/sh
            case "$1" in
            --version) echo "{name} 1.0.7"; exit 0;;
            {cases}
            esac
            exec '{Dotnet}' '{WorkerProcess.Program}' client {name} "$@"

            """);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    /// <summary>A client that registers only once it is told; it says its process id before, and leaves a note when it is done.</summary>
    public static async Task InstallHeldAsync(Home home, string name)
    {
        Install(home, name, $"""
            register)
                echo $$ > '{home.At("held")}'
                read -r told < '{home.At("gate")}'
                '{Dotnet}' '{WorkerProcess.Program}' client {name} "$@"
                echo "$told" > '{home.At("done")}'
                exit 0;;
            """);
        await ShellAsync($"mkfifo '{home.At("held")}' '{home.At("gate")}'");
    }

    /// <summary>Runs a line of shell and gives its output.</summary>
    public static async Task<string> ShellAsync(string line)
    {
        using var shell = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", line]) { RedirectStandardOutput = true })!;
        var output = await shell.StandardOutput.ReadToEndAsync();
        await shell.WaitForExitAsync();
        shell.ExitCode.ShouldBe(0, line);
        return output.Trim();
    }
}

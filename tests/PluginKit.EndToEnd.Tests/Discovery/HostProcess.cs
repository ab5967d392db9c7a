using System.Diagnostics;
using System.Text;
using PluginKit.EndToEnd.Tests.Support;

namespace PluginKit.EndToEnd.Tests.Discovery;

/// <summary>The sample host as a process of its own, the way an application that is not written in .NET runs it.</summary>
internal static class HostProcess
{
    /// <summary>Starts it; on Unix on demand as a user without rights.</summary>
    public static Process Start(bool unprivileged, params string[] args) => Start(unprivileged, new Dictionary<string, string>(), args);

    /// <summary>Starts it with variables of its own affair.</summary>
    public static Process StartWith(IReadOnlyDictionary<string, string> variables, params string[] args) => Start(unprivileged: false, variables, args);

    private static Process Start(bool unprivileged, IReadOnlyDictionary<string, string> variables, string[] args)
    {
        string[] command = [Environment.ProcessPath is { } dotnet && Path.GetFileNameWithoutExtension(dotnet) == "dotnet" ? dotnet : "dotnet", HostProgram.Location, .. args];
        if (OperatingSystem.IsLinux())
        {
            // Whoever started the tests in the background may have taught everything below it to ignore Ctrl-C.
            command = ["env", "--default-signal=INT", .. command];
        }

        if (unprivileged)
        {
            command = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", .. command];
        }

        var start = new ProcessStartInfo(command[0], command[1..])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            WorkingDirectory = Path.GetTempPath(),
        };
        foreach (var name in start.Environment.Keys.Where(static name => name is not ("PATH" or "DOTNET_ROOT" or "LANG")).ToArray())
        {
            start.Environment.Remove(name);
        }

        start.Environment["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1";
        foreach (var (name, value) in variables)
        {
            start.Environment[name] = value;
        }

        return Process.Start(start) ?? throw new InvalidOperationException("The host did not start.");
    }

    public static Task<HostRun> RunAsync(bool unprivileged, params string[] args) => FollowAsync(Start(unprivileged, args));

    /// <summary>Runs it with variables of its own, which its runtime reads.</summary>
    public static Task<HostRun> RunAsync(IReadOnlyDictionary<string, string> variables, params string[] args) => FollowAsync(Start(unprivileged: false, variables, args));

    private static async Task<HostRun> FollowAsync(Process started)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(3));
        using var process = started;
        var output = process.StandardOutput.ReadToEndAsync(limit.Token);
        var error = process.StandardError.ReadToEndAsync(limit.Token);
        await process.WaitForExitAsync(limit.Token);
        return new(process.ExitCode, await output, await error);
    }
}

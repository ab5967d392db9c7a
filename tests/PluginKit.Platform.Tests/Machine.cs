using System.Diagnostics;

namespace PluginKit.Platform.Tests;

/// <summary>Programs of the machine that arrange what the runtime cannot.</summary>
internal static class Machine
{
    /// <summary>Runs a program and gives its output; fails when it does.</summary>
    public static string Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        process.ExitCode.ShouldBe(0, $"{program} {string.Join(' ', arguments)}: {error.GetAwaiter().GetResult()}");
        return output;
    }
}

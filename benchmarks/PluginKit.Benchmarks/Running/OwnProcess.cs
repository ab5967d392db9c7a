using System.Diagnostics;

namespace PluginKit.Benchmarks.Running;

/// <summary>Prepares large files in a process of its own, so that making them does not raise the memory peak of what is measured after it.</summary>
internal static class OwnProcess
{
    public static void Run(params ReadOnlySpan<string> arguments)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!);
        if (Path.GetFileNameWithoutExtension(start.FileName) == "dotnet")
        {
            start.ArgumentList.Add(typeof(OwnProcess).Assembly.Location);
        }

        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        using var process = Process.Start(start)!;
        process.WaitForExit();
        _ = Expect.That(process, process.ExitCode == 0, "a file that could be prepared");
    }
}

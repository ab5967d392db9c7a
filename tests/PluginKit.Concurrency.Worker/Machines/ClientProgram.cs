using System.IO.Abstractions;
using PluginKit.Lifecycle.Tests.Worlds;
using PluginKit.Platform.Disk;
using PluginKit.Testing.SimulatedClients;
using PluginKit.Testing.SimulatedClients.Claude;
using PluginKit.Testing.SimulatedClients.Codex;

namespace PluginKit.Concurrency.Worker.Machines;

/// <summary>A client's program as a process of its own.</summary>
internal static class ClientProgram
{
    public static int Run(string name, string[] words)
    {
        ISimulatedProgram program = name switch
        {
            "claude" => new SimulatedClaude("/nowhere"),
            "codex" => new SimulatedCodex("/nowhere"),
            _ => new SketchProgram(name),
        };
        var home = Environment.GetEnvironmentVariable("HOME") ?? throw new InvalidOperationException("A client needs a home.");
        var outcome = program.Run(
            new()
            {
                FileName = "/bin/" + name,
                Arguments = words,
                WorkingDirectory = Environment.CurrentDirectory,
                Environment = new Dictionary<string, string>(StringComparer.Ordinal) { ["HOME"] = home },
            },
            new FileSystemDisk(new FileSystem(), NativeDisk.ForThisMachine()),
            TimeProvider.System);
        Console.Out.Write(outcome.StandardOutput);
        Console.Error.Write(outcome.StandardError);
        return outcome.ExitCode;
    }
}

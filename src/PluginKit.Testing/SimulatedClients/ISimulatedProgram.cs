using PluginKit.Platform.Disk;
using PluginKit.Platform.Processes;

namespace PluginKit.Testing.SimulatedClients;

/// <summary>An in-process double of a client's program: it writes the files that the real program writes, in the same order.</summary>
public interface ISimulatedProgram
{
    /// <summary>File name without extension, for example <c>claude</c>.</summary>
    string Name { get; }

    /// <summary>The version that it answers, the one it was modelled on.</summary>
    string Version { get; }

    /// <summary>Runs one command.</summary>
    /// <param name="request">Arguments, working directory and environment (<c>HOME</c> is always there).</param>
    /// <param name="disk">The disk to work on.</param>
    /// <param name="time">The clock.</param>
    /// <returns>Exit code and output as the real program gives them.</returns>
    ProcessOutcome Run(ProcessRequest request, IDisk disk, TimeProvider time);
}

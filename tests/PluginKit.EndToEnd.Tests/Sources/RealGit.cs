using PluginKit.Contracts.Hosts;
using PluginKit.Platform.Disk;
using PluginKit.Platform.Processes;
using PluginKit.Testing.SimulatedClients;

namespace PluginKit.EndToEnd.Tests.Sources;

/// <summary>The clients are doubles, and git is the one of this machine.</summary>
internal sealed class RealGit(SimulatedClientPrograms clients, TimeProvider time, IDisk disk) : IProcessRunner, IProgramLocator
{
    private readonly ProcessRunner _runner = new(time);
    private readonly ProgramLocator _locator = new(disk);

    public string? Find(string name, HostEnvironment environment) => name == "git"
        ? _locator.Find(name, environment with { SearchPath = (Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(Path.PathSeparator) })
        : clients.Find(name, environment);

    public Task<ProcessOutcome> RunAsync(ProcessRequest request, CancellationToken cancellationToken) =>
        Path.GetFileNameWithoutExtension(request.FileName) == "git" ? _runner.RunAsync(request, cancellationToken) : clients.RunAsync(request, cancellationToken);
}

using PluginKit.Platform.Processes;
using PluginKit.Testing.SimulatedClients;

namespace PluginKit.Concurrency.Worker.Machines;

/// <summary>Clients run in this process and end with it; they are announced all the same, so that the journal has every kind of record.</summary>
internal sealed class AnnouncedPrograms(SimulatedClientPrograms programs) : IProcessRunner
{
    private static readonly ProcessIdentity NobodyAlive = new(int.MaxValue, DateTimeOffset.UnixEpoch);

    public Task<ProcessOutcome> RunAsync(ProcessRequest request, CancellationToken cancellationToken)
    {
        request.Started?.Invoke(NobodyAlive);
        return programs.RunAsync(request, cancellationToken);
    }
}

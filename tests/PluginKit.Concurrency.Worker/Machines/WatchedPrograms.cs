using PluginKit.Concurrency.Worker.Observing;
using PluginKit.Platform.Processes;
using PluginKit.Testing.SimulatedClients;

namespace PluginKit.Concurrency.Worker.Machines;

/// <summary>
/// Passes a point once a client runs and that is written down. Clients that run in this process end with it; they are announced all the same, so that the journal
/// has every kind of record.
/// </summary>
internal sealed class WatchedPrograms(IProcessRunner inner, Watch watch) : IProcessRunner
{
    private static readonly ProcessIdentity NobodyAlive = new(int.MaxValue, DateTimeOffset.UnixEpoch);

    public Task<ProcessOutcome> RunAsync(ProcessRequest request, CancellationToken cancellationToken)
    {
        if (request.Started is null)
        {
            return inner.RunAsync(request, cancellationToken);
        }

        if (inner is SimulatedClientPrograms)
        {
            Started(request, NobodyAlive);
            return inner.RunAsync(request, cancellationToken);
        }

        return inner.RunAsync(request with { Started = identity => Started(request, identity) }, cancellationToken);
    }

    private void Started(ProcessRequest request, ProcessIdentity identity)
    {
        request.Started!(identity);
        watch.Pass("client runs");
    }
}

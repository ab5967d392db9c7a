using PluginKit.Platform.Processes;

namespace PluginKit.Bundles.Tests.Handoff;

/// <summary>Programs that tell their version and do nothing else.</summary>
internal sealed class VersionsOnly : IProcessRunner
{
    private readonly List<ProcessRequest> _started = [];

    public IReadOnlyList<ProcessRequest> Started => _started;

    public Task<ProcessOutcome> RunAsync(ProcessRequest request, CancellationToken cancellationToken)
    {
        _started.Add(request);
        return request.Arguments is ["--version"]
            ? Task.FromResult(new ProcessOutcome(ProcessEnd.Exited, 0, request.FileName.EndsWith("node", StringComparison.Ordinal) ? "v22.1.0\n" : "Python 3.12.1\n", string.Empty))
            : throw new InvalidOperationException($"Nothing may be started here, and {request.FileName} was.");
    }
}

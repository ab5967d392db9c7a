using PluginKit.Platform.Processes;

namespace PluginKit.Authoring.Tests.Projects;

/// <summary>Answers versions, records everything that is started, and lets a test answer more.</summary>
internal sealed class ProcessTrap : IProcessRunner
{
    private readonly List<ProcessRequest> _started = [];

    public IReadOnlyList<ProcessRequest> Started => _started;

    /// <summary>What programs say to <c>--version</c>, by file name.</summary>
    public Dictionary<string, string> Versions { get; } = new(StringComparer.Ordinal)
    {
        ["python3"] = "Python 3.11.7\n",
        ["python.exe"] = "Python 3.11.7\n",
        ["node"] = "v20.20.2\n",
        ["node.exe"] = "v20.20.2\n",
    };

    /// <summary>What everything else comes to.</summary>
    public Func<ProcessRequest, ProcessOutcome> Run { get; set; } = static _ => throw new InvalidOperationException("Nothing may be started here.");

    public Task<ProcessOutcome> RunAsync(ProcessRequest request, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        _started.Add(request);
        return Task.FromResult(request.Arguments is ["--version"] && Versions.TryGetValue(Path.GetFileName(request.FileName), out var version)
            ? new(ProcessEnd.Exited, 0, version, string.Empty)
            : Run(request));
    }
}

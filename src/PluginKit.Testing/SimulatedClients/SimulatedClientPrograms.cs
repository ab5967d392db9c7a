using PluginKit.Contracts.Hosts;
using PluginKit.Platform.Disk;
using PluginKit.Platform.Processes;

namespace PluginKit.Testing.SimulatedClients;

/// <summary>
/// Puts simulated programs in the place of real ones: finds them, runs them in this process, and keeps what was run. Register it as
/// <see cref="IProcessRunner"/> and <see cref="IProgramLocator"/>.
/// </summary>
/// <param name="disk">The disk that the programs work on.</param>
/// <param name="time">The clock.</param>
/// <param name="programs">The programs.</param>
public sealed class SimulatedClientPrograms(IDisk disk, TimeProvider time, IEnumerable<ISimulatedProgram> programs) : IProcessRunner, IProgramLocator
{
    private readonly Dictionary<string, ISimulatedProgram> _programs = programs.ToDictionary(static program => program.Name, StringComparer.Ordinal);
    private readonly List<ProcessRequest> _calls = [];
    private readonly Lock _gate = new();

    /// <summary>The folder in which the simulated programs pretend to be.</summary>
    public static string Folder { get; } = Path.Combine(Path.GetPathRoot(Path.GetTempPath()) ?? "/", "simulated", "bin");

    /// <summary>
    /// Asked before every run; an answer replaces the program. For programmed lies: success without effect, failure with effect, garbage.
    /// </summary>
    public Func<ProcessRequest, ProcessOutcome?>? Intercept { get; set; }

    /// <summary>What was run, in order.</summary>
    public IReadOnlyList<ProcessRequest> Calls
    {
        get
        {
            lock (_gate)
            {
                return [.. _calls];
            }
        }
    }

    /// <inheritdoc/>
    public string? Find(string name, HostEnvironment environment) => _programs.ContainsKey(name) ? Path.Combine(Folder, name) : null;

    /// <inheritdoc/>
    public Task<ProcessOutcome> RunAsync(ProcessRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        cancellationToken.ThrowIfCancellationRequested();
        lock (_gate)
        {
            _calls.Add(request);
            if (Intercept?.Invoke(request) is { } answer)
            {
                return Task.FromResult(answer);
            }

            return Task.FromResult(_programs.TryGetValue(Path.GetFileName(request.FileName), out var program)
                ? program.Run(request, disk, time)
                : new(ProcessEnd.NotStarted, -1, string.Empty, string.Empty, $"No such program: {request.FileName}"));
        }
    }
}

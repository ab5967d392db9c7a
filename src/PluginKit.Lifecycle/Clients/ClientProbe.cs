using System.Text.RegularExpressions;
using PluginKit.Contracts.Clients;
using PluginKit.Contracts.Hosts;
using PluginKit.Lifecycle.Diagnostics;
using PluginKit.Lifecycle.State;
using PluginKit.Platform.Processes;

namespace PluginKit.Lifecycle.Clients;

/// <summary>Finds the programs that adapters declare, and asks for their versions before a mutation. Adapters get the answer as data.</summary>
internal sealed partial class ClientProbe(IProgramLocator locator, IProcessRunner runner, HostEnvironment environment, LifecyclePaths paths, LifecycleTelemetry telemetry)
{
    private static readonly TimeSpan VersionTimeout = TimeSpan.FromSeconds(15);

    /// <summary>Where the programs are; starts nothing.</summary>
    public IReadOnlyList<ProgramFacts> Locate(IClientAdapter adapter) =>
        [.. adapter.Description.Programs.Select(program => new ProgramFacts(program.Name, locator.Find(program.Name, environment), null))];

    /// <summary>Where the programs are and which versions they have.</summary>
    public async Task<IReadOnlyList<ProgramFacts>> ProbeAsync(IClientAdapter adapter, CancellationToken cancellationToken)
    {
        var facts = new List<ProgramFacts>();
        foreach (var program in adapter.Description.Programs)
        {
            var location = locator.Find(program.Name, environment);
            facts.Add(new(program.Name, location, location is null ? null : await VersionAsync(program, location, cancellationToken).ConfigureAwait(false)));
        }

        return facts;
    }

    private async Task<string?> VersionAsync(ClientProgram program, string location, CancellationToken cancellationToken)
    {
        // The root exists on every machine and holds no project; nothing may be made while planning.
        var start = telemetry.Now();
        var outcome = await runner.RunAsync(
            new()
            {
                FileName = location,
                Arguments = program.VersionArguments,
                WorkingDirectory = Path.GetPathRoot(paths.Root) ?? environment.HomeDirectory,
                Environment = ClientEnvironment.Of(environment),
                Timeout = VersionTimeout,
                OutputLimit = 4096,
            },
            cancellationToken).ConfigureAwait(false);
        telemetry.VersionAsked(program.Name, outcome, start);
        if (outcome.End != ProcessEnd.Exited || outcome.ExitCode != 0)
        {
            return null;
        }

        var match = VersionPattern().Match(outcome.StandardOutput);
        return match.Success ? match.Value : null;
    }

    [GeneratedRegex(@"\d+\.\d+(?:\.\d+)?(?:[-+][0-9A-Za-z.-]+)?", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex VersionPattern();
}

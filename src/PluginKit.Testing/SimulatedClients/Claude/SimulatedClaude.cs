using PluginKit.Platform.Disk;
using PluginKit.Platform.Processes;

namespace PluginKit.Testing.SimulatedClients.Claude;

/// <summary>
/// Claude Code 2.1.197, as far as plugins go: <c>--version</c> and <c>plugin list | install | uninstall | update | enable | disable</c>,
/// <c>plugin marketplace add | list | remove | update</c> for directory marketplaces. It writes the same files with the same bytes in the same order
/// (compared with the real program), and has its faults: no locks, containers left empty, exit code 0 without effect, records erased by one that
/// is invalid. Not modelled: <c>~/.claude.json</c> with its backups and migrations, Git and address sources, dependencies.
/// </summary>
/// <param name="systemRoot">The root below which the machine-wide policy is looked for, as on Linux (<c>etc/claude-code</c>).</param>
public sealed class SimulatedClaude(string systemRoot = "/") : ISimulatedProgram
{
    /// <inheritdoc/>
    public string Name => "claude";

    /// <inheritdoc/>
    public string Version => "2.1.197";

    /// <inheritdoc/>
    public ProcessOutcome Run(ProcessRequest request, IDisk disk, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(disk);
        ArgumentNullException.ThrowIfNull(time);
        var session = new ClaudeSession(request, disk, time, systemRoot);
        try
        {
            Dispatch(session, request.Arguments);
            return new(ProcessEnd.Exited, 0, session.Output, string.Empty);
        }
        catch (ClaudeFailure failure)
        {
            return new(ProcessEnd.Exited, 1, session.Output, failure.Message + "\n");
        }
    }

    private void Dispatch(ClaudeSession session, IReadOnlyList<string> words)
    {
        if (words is ["--version" or "-v"])
        {
            session.Say($"{Version} (Claude Code)\n");
            return;
        }
        if (words is not ["plugin" or "plugins", ..])
        {
            throw new ClaudeFailure($"error: unknown command '{(words.Count > 0 ? words[0] : string.Empty)}'");
        }
        var settings = new ClaudeSettings(session);
        var registry = new ClaudeRegistry(session);
        var policy = new ClaudePolicy(session);
        if (words is [_, "marketplace", var verb, ..])
        {
            Marketplace(new(session, settings, registry, policy), verb, ClaudeArguments.Parse(words.Skip(3)));
            return;
        }
        var arguments = ClaudeArguments.Parse(words.Skip(2));
        var installs = new InstallCommands(session, settings, registry, policy);
        Action run = (words.Count > 1 ? words[1] : string.Empty) switch
        {
            "install" or "i" => () => installs.Install(arguments),
            "update" => () => installs.Update(arguments),
            "uninstall" or "remove" => () => new UninstallCommand(session, settings, registry).Run(arguments),
            "enable" => () => new ToggleCommands(session, settings, registry, policy).Run(arguments, on: true),
            "disable" => () => new ToggleCommands(session, settings, registry, policy).Run(arguments, on: false),
            "list" => () => new ListCommand(session, settings, registry, policy).Run(arguments),
            var other => throw new ClaudeFailure($"error: unknown command '{other}'"),
        };
        run();
    }

    private static void Marketplace(MarketplaceCommands commands, string verb, ClaudeArguments arguments)
    {
        Action<ClaudeArguments> run = verb switch
        {
            "add" => commands.Add,
            "list" => commands.List,
            "remove" or "rm" => commands.Remove,
            "update" => commands.Update,
            _ => throw new ClaudeFailure($"error: unknown command '{verb}'"),
        };
        run(arguments);
    }
}

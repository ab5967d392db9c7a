using PluginKit.Platform.Disk;
using PluginKit.Platform.Processes;

namespace PluginKit.Testing.SimulatedClients.Codex;

/// <summary>
/// The program <c>codex</c> 0.169.0 in this process: <c>--version</c>, <c>plugin marketplace add|list|remove</c> and <c>plugin add|remove|list</c>
/// with <c>--json</c>, <c>--available</c> and <c>-m</c>. Trees, configuration text, output and exit codes were compared with the real program.
/// Not modelled: Git marketplaces, inline tables in <c>config.toml</c>, <c>project_root_markers</c>, linked worktrees, the checks of manifest members, the exact words of parser errors, and the program's own <c>tmp</c> folder.
/// </summary>
/// <param name="systemRoot">The root below which <c>etc/codex</c> is looked for.</param>
public sealed class SimulatedCodex(string systemRoot = "/") : ISimulatedProgram
{
    /// <inheritdoc/>
    public string Name => "codex";

    /// <inheritdoc/>
    public string Version => "0.169.0";

    /// <inheritdoc/>
    public ProcessOutcome Run(ProcessRequest request, IDisk disk, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(disk);
        try
        {
            return new(ProcessEnd.Exited, 0, Run(request, disk), string.Empty);
        }
        catch (CodexFailure failure)
        {
            var word = failure.ExitCode == 2 ? "error" : "Error";
            return new(ProcessEnd.Exited, failure.ExitCode, string.Empty, $"{word}: {failure.Message}\n");
        }
    }

    private string Run(ProcessRequest request, IDisk disk)
    {
        if (request.Arguments is ["--version"])
        {
            return $"codex-cli {Version}\n";
        }

        var arguments = CodexArguments.Parse(request.Arguments);
        var folder = new CodexFolder(request, disk, systemRoot);
        var commands = new CodexCommands(folder);
        var listing = new CodexListing(folder);
        return arguments.Words switch
        {
            ["plugin", "marketplace", "add", var source] => commands.AddMarketplace(source, arguments.Json),
            ["plugin", "marketplace", "list"] => listing.Marketplaces(arguments.Json),
            ["plugin", "marketplace", "remove", var name] => commands.RemoveMarketplace(name, arguments.Json),
            ["plugin", "add", var plugin] => commands.AddPlugin(CodexArguments.PluginOf(plugin), arguments.MarketplaceOf(plugin), arguments.Json),
            ["plugin", "remove", var plugin] => commands.RemovePlugin(CodexArguments.PluginOf(plugin), arguments.MarketplaceOf(plugin), arguments.Json),
            ["plugin", "list"] when arguments is { Available: true, Json: false } =>
                throw Usage("the following required arguments were not provided:\n  --json", "codex plugin list --json --available"),
            ["plugin", "list"] => listing.Plugins(arguments.Marketplace, arguments.Json, arguments.Available),
            ["plugin", var command, ..] => throw Usage($"unrecognized subcommand '{command}'", "codex plugin [OPTIONS] <COMMAND>"),
            _ => throw new CodexFailure("the simulated program knows only --version and plugin commands.", 2),
        };
    }

    private static CodexFailure Usage(string fault, string usage) => new($"{fault}\n\nUsage: {usage}\n\nFor more information, try '--help'.", 2);
}

using PluginKit.ConsoleHost.Composition;
using PluginKit.Contracts.Hosts;
using PluginKit.Platform.Processes;

namespace PluginKit.ConsoleHost.Demo;

/// <summary>Installs a plugin the way a user does, with the client's own commands, so that there is something to discover.</summary>
internal static class ForeignPlugin
{
    public static async Task<Check> InstallAsync(CommandContext context, DemoHome home, CancellationToken cancellationToken)
    {
        var environment = context.Service<HostEnvironment>();
        if (context.Service<IProgramLocator>().Find("claude", environment) is not { } claude)
        {
            return Check.That(false, "the program 'claude' on the search path");
        }

        string[][] commands =
        [
            ["plugin", "marketplace", "add", Path.Combine(home.Foreign, "team-tools"), "--scope", "user"],
            ["plugin", "install", "team-glossary@team-tools", "--scope", "user"],
        ];
        var variables = new Dictionary<string, string>(environment.Variables, StringComparer.Ordinal)
        {
            ["HOME"] = home.Home,
            ["PATH"] = string.Join(Path.PathSeparator, environment.SearchPath),
            ["DISABLE_AUTOUPDATER"] = "1",
            ["CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC"] = "1",
        };
        foreach (var command in commands)
        {
            var outcome = await context.Service<IProcessRunner>().RunAsync(
                new() { FileName = claude, Arguments = command, WorkingDirectory = home.SystemRoot, Environment = variables }, cancellationToken);
            if (outcome is not { End: ProcessEnd.Exited, ExitCode: 0 })
            {
                return Check.That(false, $"claude {string.Join(' ', command)} to succeed: {outcome.StandardError}");
            }
        }

        return Check.That(true, $"team-glossary@team-tools installed by {(context.Request.IsSimulated ? "claude (simulated)" : "claude")}");
    }
}

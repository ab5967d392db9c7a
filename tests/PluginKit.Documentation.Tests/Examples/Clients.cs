using PluginKit.Adapters.Claude;
using PluginKit.Adapters.Codex;
using PluginKit.Contracts.Clients;
using PluginKit.Contracts.Hosts;
using PluginKit.Contracts.Vocabulary;
using PluginKit.Platform.ClientFiles;
using PluginKit.Platform.Disk;

namespace PluginKit.Documentation.Tests.Examples;

internal static class Clients
{
    public static async Task ClaudeAsync(HostEnvironment environment, IDisk disk, CancellationToken cancellationToken)
    {
        // snippet: claude-scan
        var client = new ClientContext
        {
            Environment = environment,                       // home, CLAUDE_CONFIG_DIR, … as data; nothing is read behind your back
            WorkspaceRoot = "/work/shop",
            Files = new RootedClientFiles(disk, new ClaudeScanner().ReadableRoots(environment, "/work/shop")),
        };
        var scan = await new ClaudeScanner().ScanAsync(client, cancellationToken);
        foreach (var plugin in scan.Candidates)
        {
            Console.WriteLine($"{plugin.NativePluginId} {plugin.Version} {plugin.State} {plugin.ActivationHint}");
        }
        // end snippet
    }

    public static async Task CodexAsync(HostEnvironment environment, IClientFiles files, CancellationToken cancellationToken)
    {
        // snippet: codex-observe
        var adapter = new CodexAdapter();
        var observation = await adapter.ObserveAsync(
            new ObserveRequest
            {
                Client = new ClientContext { Environment = environment, Files = files, Programs = [new("codex", "/usr/bin/codex", "0.169.0")] },
                IntegrationId = "context7",
                Scope = InstallScope.User,
            },
            cancellationToken);

        Console.WriteLine($"{observation.State}: {string.Join(", ", observation.Evidence)}");
        // end snippet
    }
}

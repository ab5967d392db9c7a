using PluginKit.ConsoleHost.CommandLine;
using PluginKit.ConsoleHost.Commands;
using PluginKit.ConsoleHost.Composition;
using PluginKit.ConsoleHost.Output;

namespace PluginKit.ConsoleHost.Demo;

/// <summary>The main job from beginning to end, in a home that is thrown away.</summary>
internal static class DemoCommand
{
    public static async Task<int> RunAsync(HostRequest request, HostTerminal terminal, CancellationToken cancellationToken)
    {
        using var home = new DemoHome();
        var asked = request with
        {
            Home = home.Home,
            SystemRoot = home.SystemRoot,
            Catalogs = [home.Catalog],
            Targets = [],
            WorkspaceRoot = null,
            Clients = request.Clients ?? ClientMode.Simulated,
        };

        // As JSON the demo is quiet, and its one document is the page as it stands at the end.
        var isJson = request.Format == OutputFormat.Json;
        var show = isJson ? terminal with { Out = TextWriter.Null } : terminal;
        var stage = new DemoStage(terminal, isJson);
        await using var context = CommandContext.Open(asked with { Format = OutputFormat.Table }, show);
        stage.Note($"A throwaway home at {home.Home}; clients: {asked.Clients.ToString()!.ToLowerInvariant()}.");
        await new DemoScript(context, home, stage).RunAsync(cancellationToken);
        stage.Finish();
        if (isJson)
        {
            var view = await PageCommands.RefreshAsync(context, cancellationToken);
            new Answers(OutputFormat.Json, terminal).View(view with { Ok = view.Ok && stage.Failed == 0 });
        }

        return stage.Failed == 0 ? ExitCodes.Success : ExitCodes.Problem;
    }
}

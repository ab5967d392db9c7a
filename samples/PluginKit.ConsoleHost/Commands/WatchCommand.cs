using PluginKit.ConsoleHost.Composition;

namespace PluginKit.ConsoleHost.Commands;

/// <summary>Prints a line, or a document on one line, for every change of a client's files until Ctrl-C.</summary>
internal static class WatchCommand
{
    public static async Task<int> RunAsync(CommandContext context, CancellationToken cancellationToken)
    {
        var exitCode = 0;
        var answers = context.Answers.ForLong();
        try
        {
            var request = new Discovery.Scanning.DiscoveryRequest { Targets = context.Request.Targets, WorkspaceRoot = context.Request.WorkspaceRoot };
            await foreach (var change in context.Watch.WatchAsync(request, cancellationToken))
            {
                try
                {
                    exitCode = Math.Max(exitCode, answers.Change(change));
                }
                catch (IOException)
                {
                    // Nobody reads any more.
                    break;
                }
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // Ctrl-C is how a watch ends.
        }

        return exitCode;
    }
}

using PluginKit.ConsoleHost.CommandLine;

using var cancellation = new CancellationTokenSource();
Console.CancelKeyPress += (_, pressed) =>
{
    // The first Ctrl-C lets a mutation undo what it has begun; the second one ends the process.
    pressed.Cancel = !cancellation.IsCancellationRequested;
    cancellation.Cancel();
};

return await HostApplication.RunAsync(args, HostTerminal.OfProcess(), cancellation.Token);

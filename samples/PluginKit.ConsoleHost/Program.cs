using System.Runtime.InteropServices;
using PluginKit.ConsoleHost.CommandLine;

using var cancellation = new CancellationTokenSource();
Console.CancelKeyPress += (_, pressed) => pressed.Cancel = IsFirst();
using var terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, received => received.Cancel = IsFirst());
using var hungUp = PosixSignalRegistration.Create(PosixSignal.SIGHUP, received => received.Cancel = IsFirst());

return await HostApplication.RunAsync(args, HostTerminal.OfProcess(), cancellation.Token);

// The first Ctrl-C lets a mutation undo what it has begun, and a page leave the terminal as it was; the second one ends the process.
bool IsFirst()
{
    var isFirst = !cancellation.IsCancellationRequested;
    cancellation.Cancel();
    return isFirst;
}

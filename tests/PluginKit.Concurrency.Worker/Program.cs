using PluginKit.Concurrency.Worker.Commands;
using PluginKit.Concurrency.Worker.Machines;

// A process of the concurrency tests: one that serves commands on its input, a client's program, or a foreign writer.
return args switch
{
    ["client", var name, .. var words] => ClientProgram.Run(name, words),
    ["foreign", var file] => ForeignWriter.Run(file),
    _ => await new CommandLoop(new Voice(Console.Out)).RunAsync(Console.In),
};

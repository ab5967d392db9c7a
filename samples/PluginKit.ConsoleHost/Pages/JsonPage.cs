using PluginKit.ConsoleHost.CommandLine;
using PluginKit.ConsoleHost.Output;
using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Problems;

namespace PluginKit.ConsoleHost.Pages;

/// <summary>Every change as a document on a line of its own.</summary>
internal sealed class JsonPage(HostTerminal terminal) : IPageOutput
{
    public void Show(ViewDocument page, ViewChangeDocument change) => JsonLine.Write(terminal.Out, change);

    public void Tell(Problem problem) => terminal.Error.WriteLine(Shown.Text(problem.Message));

    public void Dispose()
    {
        // The output is the caller's.
    }
}

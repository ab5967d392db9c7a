using PluginKit.ConsoleHost.Output;
using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Problems;

namespace PluginKit.ConsoleHost.Pages;

/// <summary>For a file or another program: the whole page once, then a line for every entry that is different.</summary>
internal sealed class LinePage(Answers answers) : IPageOutput
{
    private bool _isShown;

    public void Show(ViewDocument page, ViewChangeDocument change)
    {
        if (_isShown)
        {
            answers.ViewChange(change);
        }
        else
        {
            _isShown = true;
            answers.View(page);
        }
    }

    public void Tell(Problem problem) => answers.Terminal.Error.WriteLine(Shown.Text(problem.Message));

    public void Dispose()
    {
        // The output is the caller's.
    }
}

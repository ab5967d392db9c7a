using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Problems;

namespace PluginKit.ConsoleHost.Pages;

/// <summary>Where a page that is kept up to date goes. Disposing it leaves the terminal as it was.</summary>
internal interface IPageOutput : IDisposable
{
    /// <param name="page">The page as it is now.</param>
    /// <param name="change">What is different from the one before; the first time all of it.</param>
    void Show(ViewDocument page, ViewChangeDocument change);

    /// <summary>Tells that something may not be noticed.</summary>
    void Tell(Problem problem);
}

using PluginKit.Contracts.Problems;

namespace PluginKit.Bundles.Downloads;

/// <summary>What came, or why nothing did. A status other than 200 is an answer, too.</summary>
internal sealed class HttpAnswer(Uri address, HttpResponseMessage? response, Problem? problem) : IDisposable
{
    /// <summary>Where it came from after all redirections.</summary>
    public Uri Address => address;

    public HttpResponseMessage? Response => response;

    public Problem? Problem => problem;

    public void Dispose() => response?.Dispose();
}

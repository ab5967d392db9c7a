namespace PluginKit.EndToEnd.Tests.Support;

/// <summary>Puts a folder first on the search path of this process, which the host reads, until disposed.</summary>
internal sealed class SearchPath : IDisposable
{
    private readonly string? _before = Environment.GetEnvironmentVariable("PATH");

    public SearchPath(string folder) => Environment.SetEnvironmentVariable("PATH", folder + Path.PathSeparator + _before);

    public void Dispose() => Environment.SetEnvironmentVariable("PATH", _before);
}

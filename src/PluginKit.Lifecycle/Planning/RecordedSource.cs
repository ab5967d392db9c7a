using PluginKit.Contracts.Problems;

namespace PluginKit.Lifecycle.Planning;

/// <summary>The recorded source as a repair finds it: read when a target first needs it, once for all targets.</summary>
internal sealed class RecordedSource : IAsyncDisposable
{
    public bool IsRead { get; private set; }

    public ResolvedPackage? Package { get; private set; }

    /// <summary>Why there is no package.</summary>
    public Problem? Problem { get; private set; }

    public void Keep(ResolvedPackage? package, Problem? problem) => (IsRead, Package, Problem) = (true, package, problem);

    public ValueTask DisposeAsync() => Package?.DisposeAsync() ?? ValueTask.CompletedTask;
}

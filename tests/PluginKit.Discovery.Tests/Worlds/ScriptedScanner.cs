using PluginKit.Contracts.Clients;
using PluginKit.Contracts.Discovery;
using PluginKit.Contracts.Hosts;

namespace PluginKit.Discovery.Tests.Worlds;

/// <summary>A scanner that does what a test says.</summary>
internal sealed class ScriptedScanner(string target, Func<ClientContext, NativeScan> scan, params string[] roots) : INativeScanner
{
    public string TargetId => target;

    public int Runs { get; private set; }

    /// <summary>What it names to be watched.</summary>
    public IReadOnlyList<string> Watched { get; init; } = [];

    public static ScriptedScanner Of(string target, params NativeCandidate[] candidates) => new(target, _ => new() { Candidates = candidates });

    public IReadOnlyList<string> ReadableRoots(HostEnvironment environment, string? workspaceRoot) => roots;

    public IReadOnlyList<string> WatchedPaths(HostEnvironment environment, string? workspaceRoot) => Watched;

    public ValueTask<NativeScan> ScanAsync(ClientContext client, CancellationToken cancellationToken)
    {
        Runs++;
        return ValueTask.FromResult(scan(client));
    }
}

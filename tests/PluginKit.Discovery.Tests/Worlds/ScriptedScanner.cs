using PluginKit.Contracts.Clients;
using PluginKit.Contracts.Discovery;
using PluginKit.Contracts.Hosts;

namespace PluginKit.Discovery.Tests.Worlds;

/// <summary>A scanner that does what a test says.</summary>
internal sealed class ScriptedScanner(string target, Func<ClientContext, NativeScan> scan, params string[] roots) : INativeScanner
{
    public string TargetId => target;

    public int Runs { get; private set; }

    public static ScriptedScanner Of(string target, params NativeCandidate[] candidates) => new(target, _ => new() { Candidates = candidates });

    public IReadOnlyList<string> ReadableRoots(HostEnvironment environment, string? workspaceRoot) => roots;

    public ValueTask<NativeScan> ScanAsync(ClientContext client, CancellationToken cancellationToken)
    {
        Runs++;
        return ValueTask.FromResult(scan(client));
    }
}

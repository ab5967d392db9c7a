// snippet: scanner
using System.Text.Json;
using PluginKit.Contracts.Clients;
using PluginKit.Contracts.Discovery;
using PluginKit.Contracts.Hosts;
using PluginKit.Contracts.Vocabulary;

namespace PluginKit.Documentation.Tests.Adapter;

/// <summary>Lists everything that Lantern has linked, ours included: leaving out what is managed is the work of discovery.</summary>
public sealed class LanternScanner : INativeScanner
{
    public string TargetId => "lantern";

    public IReadOnlyList<string> ReadableRoots(HostEnvironment environment, string? workspaceRoot) =>
        [LanternFiles.Folder(environment)];

    public ValueTask<NativeScan> ScanAsync(ClientContext client, CancellationToken cancellationToken)
    {
        var path = LanternFiles.Registry(client.Environment);
        var (registry, broken) = LanternFiles.Read(client.Files, path);
        var (settings, brokenSettings) = LanternFiles.Read(client.Files, LanternFiles.Settings(client.Environment));
        if ((broken ?? brokenSettings) is { } problem)
        {
            return ValueTask.FromResult(new NativeScan { Problems = [problem] });
        }

        var candidates = new List<NativeCandidate>();
        foreach (var plugin in registry.EnumerateObject().Where(static plugin => plugin.Value.ValueKind == JsonValueKind.String))
        {
            var folder = plugin.Value.GetString()!;
            candidates.Add(new()
            {
                NativePluginId = plugin.Name,
                PluginName = plugin.Name,
                Scopes = [InstallScope.User],
                DetectedSource = DetectedSource.PluginDirectory,
                State = LanternFiles.IsOn(settings, plugin.Name) ? ObservedState.Active : ObservedState.Disabled,
                EffectiveNativeRoot = folder,
                IdentityEvidence = [$"{path}: {plugin.Name}"],
                Paths = [folder],
            });
        }

        return ValueTask.FromResult(new NativeScan { Candidates = candidates });
    }
}
// end snippet

// snippet: scanner
using System.Text.Json;
using PluginKit.Contracts.Clients;
using PluginKit.Contracts.Discovery;
using PluginKit.Contracts.Hosts;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Vocabulary;

namespace PluginKit.Documentation.Tests.Adapter;

/// <summary>Lists everything that Lantern has linked, ours included: leaving out what is managed is the work of discovery.</summary>
public sealed class LanternScanner : INativeScanner
{
    public string TargetId => "lantern";

    public IReadOnlyList<string> ReadableRoots(HostEnvironment environment, string? workspaceRoot) =>
        [LanternFiles.Folder(environment)];

    public IReadOnlyList<string> WatchedPaths(HostEnvironment environment, string? workspaceRoot) =>
        [LanternFiles.Registry(environment), LanternFiles.Settings(environment)];

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
        var findings = new List<Problem>();
        foreach (var plugin in registry.EnumerateObject().Where(static plugin => plugin.Value.ValueKind == JsonValueKind.String))
        {
            var folder = plugin.Value.GetString()!;
            if (client.Files.KindOf(folder) == PathKind.Absent)
            {
                findings.Add(Problem.Of(ProblemCodes.RecordWithoutFiles, $"'{plugin.Name}' is linked to '{folder}', which is not there.", folder) with
                {
                    Details = new Dictionary<string, string> { [FindingDetails.NativePluginId] = plugin.Name },
                });
            }

            candidates.Add(new()
            {
                NativePluginId = plugin.Name,
                PluginName = plugin.Name,
                Scopes = [InstallScope.User],
                DetectedSource = DetectedSource.PluginDirectory,
                State = LanternFiles.IsOn(settings, plugin.Name) ? ObservedState.Active : ObservedState.Disabled,
                Enablement =
                [
                    new()
                    {
                        Scope = InstallScope.User,
                        Path = LanternFiles.Settings(client.Environment),
                        Key = plugin.Name,
                        Enabled = LanternFiles.IsOn(settings, plugin.Name),
                        Decides = true,
                    },
                ],
                EffectiveNativeRoot = folder,
                IdentityEvidence = [$"{path}: {plugin.Name}"],
                Paths = [folder],
            });
        }

        return ValueTask.FromResult(new NativeScan
        {
            Candidates = candidates,
            Findings = findings,
            Roots = new()
            {
                NativeTarget = TargetId,
                ConfigRoot = LanternFiles.Folder(client.Environment),
                WorkspaceRoot = client.WorkspaceRoot,
                EffectiveNativeRootReason = "none",   // Lantern knows no projects
            },
        });
    }
}
// end snippet

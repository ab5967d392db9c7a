using PluginKit.Contracts.Clients;
using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Hosts;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Surfaces;
using PluginKit.Contracts.Vocabulary;

namespace PluginKit.Documentation.Tests.Adapter;

/// <summary>Knows Lantern. Looks and proposes; never writes a byte and never starts a process.</summary>
public sealed class LanternAdapter : IClientAdapter, IExecutableSurfaces
{
    // snippet: adapter-description
    public AdapterDescription Description { get; } = new()
    {
        TargetId = "lantern",                     // the id in requests, documents and state
        DisplayName = "Lantern",
        ProviderLabel = "Lantern",
        AuthoredTarget = "claude",                // the layout that is delivered: Lantern loads plugins of Claude's layout
        DeliveryKind = "lantern-linked-plugin",   // recorded in state
        InstallMode = "native_cli",
        CapabilitySurface = ["skills", "mcp"],
        Scopes = [InstallScope.User],
        SupportsRemove = true,
        RequiresReload = true,
        Programs = [new ClientProgram("lantern", ["--version"], ["2.4."])],
    };
    // end snippet

    // snippet: adapter-roots
    public IReadOnlyList<string> ReadableRoots(HostEnvironment environment, string? workspaceRoot) =>
        [LanternFiles.Folder(environment)];
    // end snippet

    // snippet: adapter-observe
    public ValueTask<TargetObservation> ObserveAsync(ObserveRequest request, CancellationToken cancellationToken)
    {
        var environment = request.Client.Environment;
        var (registry, broken) = LanternFiles.Read(request.Client.Files, LanternFiles.Registry(environment));
        var (settings, brokenSettings) = LanternFiles.Read(request.Client.Files, LanternFiles.Settings(environment));
        if ((broken ?? brokenSettings) is { } problem)
        {
            // An error in an observation blocks every proposal: nobody edits what nobody could read.
            return ValueTask.FromResult(new TargetObservation { State = InstallState.Degraded, Problems = [problem] });
        }

        var folder = LanternFiles.RegisteredFolder(registry, request.IntegrationId);
        var isOn = LanternFiles.IsOn(settings, request.IntegrationId);
        var isOurs = folder?.StartsWith(Owned(environment, request.IntegrationId), StringComparison.Ordinal) == true;
        return ValueTask.FromResult(new TargetObservation
        {
            State = !isOurs ? InstallState.Removed : isOn ? InstallState.Installed : InstallState.Disabled,
            ForeignEntry = folder is not null && !isOurs ? $"{LanternFiles.Registry(environment)}: {request.IntegrationId} = {folder}" : null,
            Evidence = [$"registered={folder ?? "no"}", $"enabled={(isOn ? "true" : "false")}"],
            SettingsFiles = [LanternFiles.Settings(environment)],
            Facts = Facts(folder, LanternProposals.StandingBefore(request.Client, settings)),
        });
    }
    // end snippet

    // snippet: adapter-propose
    public ValueTask<TargetProposal> ProposeAsync(ProposalRequest request, CancellationToken cancellationToken)
    {
        if (!request.Client.Program("lantern").IsPresent)
        {
            return ValueTask.FromResult(new TargetProposal
            {
                Summary = "Lantern is not installed.",
                Blocking = true,
                Problems = [Problem.Of(ProblemCodes.SourceToolMissing, "The program 'lantern' is not on the search path.")],
            });
        }

        // Only what the description declares is ever asked for: here an install or a remove.
        return ValueTask.FromResult(request.Action == ActionClass.InstallTarget
            ? LanternProposals.Install(request)
            : LanternProposals.Remove(request));
    }
    // end snippet

    // snippet: adapter-surfaces
    public IReadOnlyList<ExecutableSurface> SurfacesOf(DeliveryView delivery)
    {
        // Lantern loads skills, which are text, and starts the servers of .mcp.json.
        var reader = new SurfaceReader(delivery);
        if (reader.Document(".mcp.json") is { } servers)
        {
            reader.McpServers(servers, ".mcp.json", string.Empty);
        }

        reader.ExecutableFiles();
        return reader.Surfaces;
    }
    // end snippet

    private static string Owned(HostEnvironment environment, string id) =>
        environment.OwnedRoot("lantern", id) + Path.DirectorySeparatorChar;

    private static SortedDictionary<string, string> Facts(string? folder, string before)
    {
        var facts = new SortedDictionary<string, string>(StringComparer.Ordinal) { ["settings_before"] = before };
        if (folder is not null)
        {
            facts["folder"] = folder;
        }

        return facts;
    }
}

using System.Text.Json.Nodes;
using PluginKit.Contracts.Clients;
using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Hosts;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Steps;
using PluginKit.Contracts.Surfaces;
using PluginKit.Contracts.Vocabulary;

namespace PluginKit.Lifecycle.Tests.Worlds;

/// <summary>
/// An adapter of a client that exists only here: a program registers folders in <c>~/.NAME/registry.json</c>, a settings file switches plugins on.
/// It uses every kind of step that the lifecycle can carry out.
/// </summary>
internal sealed partial class SketchAdapter(string name, string authoredTarget) : IClientAdapter, IGenerationReferences, IExecutableSurfaces
{
    public AdapterDescription Description { get; private init; } = new()
    {
        TargetId = name,
        DisplayName = name,
        ProviderLabel = name,
        AuthoredTarget = authoredTarget,
        DeliveryKind = name + "-plugin",
        InstallMode = "native_cli",
        Scopes = [InstallScope.User, InstallScope.Project],
        SupportsUpdate = true,
        SupportsRemove = true,
        SupportsRepair = true,
        SupportsToggle = true,
        Programs = [new(name, ["--version"], ["1.0."])],
    };

    /// <summary>The same with another description of itself.</summary>
    public SketchAdapter With(Func<AdapterDescription, AdapterDescription> change) => new(name, authoredTarget) { Description = change(Description) };

    public static string Registry(string home, string name) => Path.Combine(home, "." + name, "registry.json");

    public static string Versions(string home, string name) => Path.Combine(home, "." + name, "versions.json");

    public static string Settings(string root, string name) => Path.Combine(root, "." + name, "settings.json");

    /// <summary>A variable that names one more folder to read.</summary>
    public const string ExtraRoot = "SKETCH_EXTRA_ROOT";

    public IReadOnlyList<string> ReadableRoots(HostEnvironment environment, string? workspaceRoot) =>
        [Path.Combine(environment.HomeDirectory, "." + name), .. environment.Variable(ExtraRoot) is { } extra ? [extra] : Array.Empty<string>(), .. workspaceRoot is null ? Array.Empty<string>() : [Path.Combine(workspaceRoot, "." + name)]];

    public ValueTask<TargetObservation> ObserveAsync(ObserveRequest request, CancellationToken cancellationToken)
    {
        var registry = request.Client.Files.Read(Registry(request.Client.Environment.HomeDirectory, name));
        if (registry.Status is FileViewStatus.Unreadable)
        {
            return Seen(InstallState.Removed, [Problem.Of(ProblemCodes.ClientFileUnreadable, $"'{registry.Path}' cannot be read.", registry.Path)]);
        }

        JsonNode? listed;
        try
        {
            listed = registry.IsAbsent ? null : JsonNode.Parse(registry.Bytes.Span)?[request.IntegrationId];
        }
        catch (System.Text.Json.JsonException)
        {
            return Seen(InstallState.Degraded, [Problem.Of(ProblemCodes.ClientFileCorrupt, $"'{registry.Path}' is not JSON.", registry.Path)]);
        }

        var settings = request.Client.Files.Read(Settings(Root(request.Client), name));
        var on = !settings.IsAbsent && JsonNode.Parse(settings.Bytes.Span)?["enabled"]?[request.IntegrationId]?.GetValue<bool>() == true;
        var owned = request.Client.Environment.OwnedRoot(name, request.IntegrationId);
        if (listed is not null && !string.Equals(listed.GetValue<string>(), owned, StringComparison.Ordinal))
        {
            return ValueTask.FromResult(new TargetObservation { State = InstallState.Removed, ForeignEntry = $"{request.IntegrationId}={listed}" });
        }

        var loads = request.Client.Files.Read(Path.Combine(owned, "current")).IsOk;
        return Seen(
            listed is null ? on ? InstallState.Degraded : InstallState.Removed : !loads ? InstallState.Degraded : on ? InstallState.Installed : InstallState.Disabled,
            []);
    }

    public IReadOnlyList<ExecutableSurface> SurfacesOf(DeliveryView delivery)
    {
        var reader = new SurfaceReader(delivery);
        if (reader.Document(".mcp.json") is { } servers)
        {
            reader.McpServers(servers, ".mcp.json", string.Empty);
        }

        reader.ExecutableFiles();
        return reader.Surfaces;
    }

    public ValueTask<TargetProposal> ProposeAsync(ProposalRequest request, CancellationToken cancellationToken) =>
        ValueTask.FromResult(request.Action switch
        {
            var action when action == ActionClass.InstallTarget => Install(request),
            var action when action == ActionClass.RemoveOrphanedTarget => Remove(request),
            var action when action == ActionClass.UpdateVersion || action == ActionClass.RepairDrift => Renew(request),
            var action => Switch(request, action == ActionClass.EnableTarget),
        });

    private TargetProposal Install(ProposalRequest request)
    {
        if (!request.Client.Program(name).IsPresent)
        {
            return new() { Summary = "No program", Blocking = true, Problems = [Problem.Of(ProblemCodes.SourceToolMissing, $"'{name}' is missing.")] };
        }

        var id = request.IntegrationId;
        var generation = new GenerationLayout(request.OwnedRoot, id).PathOf(request.Delivery!.Digest);
        var stop = Path.Combine(request.Client.Environment.StateDirectory);
        var settings = Settings(Root(request.Client), name);
        return new()
        {
            Summary = $"Install {id} into {name}",
            Steps =
            [
                new PlaceGenerationStep { Phase = StepPhase.Prepare, Summary = "Place files", DeliveryDigest = request.Delivery.Digest, Destination = generation, UndoPruneUpTo = stop },
                new SwitchPointerStep { Phase = StepPhase.Prepare, Summary = "Name the generation", Path = Pointer(request), Content = generation + "\n", UndoPruneUpTo = stop },
                Register(request),
                SetToggle(request, isOn: true),
                new AssertStep { Summary = "Check", Statements = [Registered(request, Comparison.EqualTo), Enabled(settings, id, Comparison.EqualTo)] },
            ],
            NextSteps = [NextStep.Of(NextStepActions.ReloadPlugins)],
            Record = Draft(request, generation, InstallState.Installed),
        };
    }

    private RunClientStep Register(ProposalRequest request) => new()
    {
        Summary = $"Register {request.IntegrationId}",
        Command = Command(request, "register", request.IntegrationId, request.OwnedRoot),
        Already = Registered(request, Comparison.EqualTo),
        Expects = Registered(request, Comparison.EqualTo),
        Undo = Command(request, "unregister", request.IntegrationId),
        UndoAlready = Registered(request, Comparison.Absent),
        Touches = [Registry(request.Client.Environment.HomeDirectory, name)],
    };

    private TargetProposal Remove(ProposalRequest request)
    {
        var id = request.IntegrationId;
        var stop = request.Client.Environment.StateDirectory;
        var settings = Settings(Root(request.Client), name);
        return new()
        {
            Summary = $"Remove {id} from {name}",
            Steps =
            [
                new EditMembersStep
                {
                    Summary = $"Switch {id} off",
                    Path = settings,
                    Format = StructuredFormat.Json,
                    Edits = [new RemoveMemberEdit { Path = ["enabled", id], RemoveEmptyParents = true }],
                    DeleteIfEmpty = true,
                    PruneUpTo = Root(request.Client),
                },
                new RunClientStep
                {
                    Summary = $"Unregister {id}",
                    Command = Command(request, "unregister", id),
                    Already = Registered(request, Comparison.Absent),
                    Expects = Registered(request, Comparison.Absent),
                    Undo = Command(request, "register", id, request.OwnedRoot),
                    UndoAlready = Registered(request, Comparison.EqualTo),
                    Touches = [Registry(request.Client.Environment.HomeDirectory, name)],
                },
                .. Generations(request.Client, request.OwnedRoot, id).Select(generation => new RemoveGenerationStep
                {
                    Phase = StepPhase.AfterCommit,
                    Summary = "Delete files",
                    Path = generation.Path,
                    Digest = generation.Digest,
                    PruneUpTo = stop,
                }),
                new DeleteOwnedFileStep { Phase = StepPhase.AfterCommit, Summary = "Delete pointer", Path = Pointer(request), PruneUpTo = stop },
            ],
        };
    }

    private TargetRecordDraft Draft(ProposalRequest request, string? generation, InstallState state) => new()
    {
        State = state,
        ActivationState = ActivationState.ReloadPending,
        NativeRef = $"{request.IntegrationId}@{name}",
        OwnedNativeObjects =
        [
            new() { Kind = NativeObjectKinds.ManagedMarketplaceRoot, Path = request.OwnedRoot, ProtectionClass = "user_mutable" },
            new() { Kind = NativeObjectKinds.SettingsFile, Path = Settings(Root(request.Client), name), ProtectionClass = "user_mutable" },
        ],
        AdapterMetadata = new SortedDictionary<string, string>(StringComparer.Ordinal) { ["marketplace_name"] = name },
        ReceiptFacts = generation is null
            ? request.Record?.ReceiptFacts ?? new Dictionary<string, string>(StringComparer.Ordinal)
            : new SortedDictionary<string, string>(StringComparer.Ordinal) { ["generation"] = generation },
    };

    private static string Pointer(ProposalRequest request) => Path.Combine(request.OwnedRoot, "current");

    private static string Root(ClientContext client) => client.WorkspaceRoot ?? client.Environment.HomeDirectory;

    private ClientCommand Command(ProposalRequest request, params string[] arguments) =>
        new() { Program = name, Arguments = arguments, WorkingDirectory = request.NeutralDirectory };

    private MemberObservation Registered(ProposalRequest request, Comparison comparison) => new()
    {
        Path = Registry(request.Client.Environment.HomeDirectory, name),
        Format = StructuredFormat.Json,
        Member = [request.IntegrationId],
        Comparison = comparison,
        Value = comparison == Comparison.Absent ? null : request.OwnedRoot,
    };

    private static MemberObservation Enabled(string settings, string id, Comparison comparison) =>
        new() { Path = settings, Format = StructuredFormat.Json, Member = ["enabled", id], Comparison = comparison, Value = true };

    private static ValueTask<TargetObservation> Seen(InstallState state, IReadOnlyList<Problem> problems) =>
        ValueTask.FromResult(new TargetObservation { State = state, Problems = problems, Evidence = [$"state={state}"] });
}

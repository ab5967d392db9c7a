using System.Text.Json.Nodes;
using PluginKit.Contracts.Clients;
using PluginKit.Contracts.Digests;
using PluginKit.Contracts.Steps;
using PluginKit.Contracts.Vocabulary;

namespace PluginKit.Lifecycle.Tests.Worlds;

/// <summary>What the sketched client's adapter proposes for update, repair, enable and disable.</summary>
internal sealed partial class SketchAdapter
{
    private TargetProposal Renew(ProposalRequest request)
    {
        var id = request.IntegrationId;
        var delivery = request.Delivery!;
        var layout = new GenerationLayout(request.OwnedRoot, id);
        var generation = layout.PathOf(delivery.Digest);
        var stop = request.Client.Environment.StateDirectory;
        var settings = Settings(Root(request.Client), name);
        var isOn = Toggle(request) ?? request.Record!.State != InstallState.Disabled;
        List<PlanStep> steps =
        [
            new PlaceGenerationStep
            {
                Phase = StepPhase.Prepare,
                Summary = "Place files",
                DeliveryDigest = delivery.Digest,
                Destination = generation,
                Replaces = Damaged(request, generation),
                UndoPruneUpTo = stop,
            },
        ];
        steps.Add(new SwitchPointerStep
        {
            Phase = StepPhase.Prepare,
            Summary = "Name the generation",
            Path = Pointer(request),
            Content = generation + "\n",
            ExpectedDigest = DigestOf(request, Pointer(request)),
            UndoPruneUpTo = stop,
        });
        steps.Add(Register(request));
        steps.Add(Refresh(request, delivery.Version));
        if (Toggle(request) is null)
        {
            steps.Add(SetToggle(request, isOn));
        }

        steps.Add(new AssertStep { Summary = "Check", Statements = [Registered(request, Comparison.EqualTo), Enabled(settings, id, isOn ? Comparison.EqualTo : Comparison.NotEqualTo)] });
        var live = request.Client.Files.Read(Pointer(request)) is { IsOk: true } pointer ? System.Text.Encoding.UTF8.GetString(pointer.Bytes.Span).TrimEnd('\n') : null;
        string?[] stay = [generation, live, .. request.KeptGenerations];
        foreach (var old in Generations(request.Client, request.OwnedRoot, id).Where(old => !stay.Contains(old.Path)))
        {
            steps.Add(new RemoveGenerationStep
            {
                Phase = StepPhase.AfterCommit,
                Summary = "Delete files of an older version",
                Path = old.Path,
                Digest = old.Digest,
                PruneUpTo = layout.Folder,
            });
        }

        return new()
        {
            Summary = $"Bring {id} to {delivery.Version} in {name}",
            Steps = steps,
            Record = Draft(request, generation, isOn ? InstallState.Installed : InstallState.Disabled),
        };
    }

    private static string? Damaged(ProposalRequest request, string generation) =>
        request.Record?.ObservedDeliveryDigest is { } observed && observed != request.Delivery!.Digest && request.Client.Files.KindOf(generation) == PathKind.Directory
            ? ContentDigest.OrNone(observed) ?? PlaceGenerationStep.AnyContent
            : null;

    private TargetProposal Switch(ProposalRequest request, bool isOn) => new()
    {
        Summary = $"Switch {request.IntegrationId} {(isOn ? "on" : "off")} in {name}",
        Steps = [SetToggle(request, isOn), new AssertStep { Summary = "Check", Statements = [Registered(request, Comparison.EqualTo)] }],
        Record = Draft(request, null, isOn ? InstallState.Installed : InstallState.Disabled),
    };

    private EditMembersStep SetToggle(ProposalRequest request, bool isOn) => new()
    {
        Summary = $"Switch {request.IntegrationId} {(isOn ? "on" : "off")}",
        Path = Settings(Root(request.Client), name),
        Format = StructuredFormat.Json,
        CreateIfAbsent = true,
        Edits = [new SetMemberEdit { Path = ["enabled", request.IntegrationId], Value = isOn }],
    };

    /// <summary>The client remembers a version; its undo gives back what it remembered before.</summary>
    private RunClientStep Refresh(ProposalRequest request, string version)
    {
        var before = Json(request, Versions(request.Client.Environment.HomeDirectory, name))?[request.IntegrationId]?.GetValue<string>();
        return new()
        {
            Summary = $"Refresh {request.IntegrationId}",
            Command = Command(request, "refresh", request.IntegrationId, version),
            Already = Remembers(request, version),
            Expects = Remembers(request, version),
            Undo = before is null ? Command(request, "forget", request.IntegrationId) : Command(request, "refresh", request.IntegrationId, before),
            UndoAlready = Remembers(request, before),
            Touches = [Versions(request.Client.Environment.HomeDirectory, name)],
        };
    }

    private MemberObservation Remembers(ProposalRequest request, string? version) => new()
    {
        Path = Versions(request.Client.Environment.HomeDirectory, name),
        Format = StructuredFormat.Json,
        Member = [request.IntegrationId],
        Comparison = version is null ? Comparison.Absent : Comparison.EqualTo,
        Value = version,
    };

    private bool? Toggle(ProposalRequest request) => Json(request, Settings(Root(request.Client), name))?["enabled"]?[request.IntegrationId]?.GetValue<bool>();

    private static JsonNode? Json(ProposalRequest request, string path) =>
        request.Client.Files.Read(path) is { IsOk: true } read ? JsonNode.Parse(read.Bytes.Span) : null;

    private static string? DigestOf(ProposalRequest request, string path) =>
        request.Client.Files.Read(path) is { IsOk: true } read ? ContentDigest.Of(read.Bytes.Span) : null;
}

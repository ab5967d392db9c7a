using System.Text.Json;
using PluginKit.Contracts.Clients;
using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Steps;
using PluginKit.Contracts.Vocabulary;

namespace PluginKit.Documentation.Tests.Adapter;

/// <summary>The steps of an install and of a remove, as data.</summary>
internal static class LanternProposals
{
    // snippet: adapter-install
    public static TargetProposal Install(ProposalRequest request)
    {
        var environment = request.Client.Environment;
        var id = request.IntegrationId;
        var digest = request.Delivery!.Digest;
        var folder = new GenerationLayout(request.OwnedRoot, id).PathOf(digest);
        var settings = LanternFiles.Settings(environment);
        return new()
        {
            Summary = $"Link {id} into Lantern and switch it on.",
            Steps =
            [
                new PlaceGenerationStep
                {
                    Phase = StepPhase.Prepare,
                    Summary = $"Place the files of {id}",
                    DeliveryDigest = digest,
                    Destination = folder,
                    UndoPruneUpTo = environment.StateDirectory,
                },
                new RunClientStep
                {
                    Summary = $"Link {id}",
                    Command = Lantern(request, "plugin", "link", id, folder),
                    Already = Linked(request, folder),
                    Expects = Linked(request, folder),
                    Undo = Lantern(request, "plugin", "unlink", id),
                    UndoAlready = NotLinked(request),
                    Touches = [LanternFiles.Registry(environment)],
                },
                new EditMembersStep
                {
                    Summary = $"Switch {id} on",
                    Path = settings,
                    Format = StructuredFormat.Json,
                    CreateIfAbsent = true,
                    Edits = [new SetMemberEdit { Path = ["enabled", id], Value = true }],
                },
                new AssertStep { Summary = "Lantern knows the plugin and has it on", Statements = [Linked(request, folder), SwitchedOn(settings, id)] },
            ],
            NextSteps = [NextStep.Of(NextStepActions.ReloadPlugins, ("client", "Lantern"))],
            Record = new()
            {
                State = InstallState.Installed,              // compared with a fresh observation: the proof
                ActivationState = ActivationState.ReloadPending,
                NativeRef = id,
                OwnedNativeObjects =
                [
                    new() { Kind = NativeObjectKinds.PluginRoot, Path = request.OwnedRoot, ProtectionClass = "user_mutable" },
                    new() { Kind = NativeObjectKinds.SettingsFile, Path = settings, ProtectionClass = "user_mutable" },
                ],
                ReceiptFacts = new SortedDictionary<string, string>(StringComparer.Ordinal)
                {
                    ["settings_before"] = request.Observation.Facts["settings_before"],
                },
            },
        };
    }
    // end snippet

    // snippet: adapter-remove
    public static TargetProposal Remove(ProposalRequest request)
    {
        var environment = request.Client.Environment;
        var id = request.IntegrationId;
        var folder = request.Observation.Facts.GetValueOrDefault("folder");
        var before = request.Record?.ReceiptFacts?.GetValueOrDefault("settings_before") ?? Container;
        List<PlanStep> steps =
        [
            new EditMembersStep
            {
                Summary = $"Forget the switch of {id}",
                Path = LanternFiles.Settings(environment),
                Format = StructuredFormat.Json,
                Edits = [new RemoveMemberEdit { Path = ["enabled", id], RemoveEmptyParents = before != Container }],
                DeleteIfEmpty = before == Nothing,
            },
            new RunClientStep
            {
                Summary = $"Unlink {id}",
                Command = Lantern(request, "plugin", "unlink", id),
                Already = NotLinked(request),
                Expects = NotLinked(request),
                Undo = folder is null ? null : Lantern(request, "plugin", "link", id, folder),
                UndoAlready = folder is null ? NotLinked(request) : Linked(request, folder),
                Touches = [LanternFiles.Registry(environment)],
            },
        ];

        // No rollback brings deleted files back, so they go after the commit decision; and only when they are what was installed.
        if (folder is not null && request.Record?.DeliveryDigest is { } digest)
        {
            steps.Add(new RemoveGenerationStep
            {
                Phase = StepPhase.AfterCommit,
                Summary = $"Delete the files of {id}",
                Path = folder,
                Digest = digest,
                PruneUpTo = environment.StateDirectory,
            });
        }

        return new() { Summary = $"Unlink {id} from Lantern.", Steps = steps };
    }
    // end snippet

    // snippet: adapter-observations
    private static MemberObservation Linked(ProposalRequest request, string folder) => new()
    {
        Path = LanternFiles.Registry(request.Client.Environment),
        Format = StructuredFormat.Json,
        Member = [request.IntegrationId],
        Comparison = Comparison.EqualTo,
        Value = folder,
    };

    private static MemberObservation NotLinked(ProposalRequest request) => new()
    {
        Path = LanternFiles.Registry(request.Client.Environment),
        Format = StructuredFormat.Json,
        Member = [request.IntegrationId],
        Comparison = Comparison.Absent,
    };

    private static MemberObservation SwitchedOn(string settings, string id) => new()
    {
        Path = settings,
        Format = StructuredFormat.Json,
        Member = ["enabled", id],
        Comparison = Comparison.EqualTo,
        Value = true,
    };

    private static ClientCommand Lantern(ProposalRequest request, params string[] arguments) =>
        new() { Program = "lantern", Arguments = arguments, WorkingDirectory = request.NeutralDirectory };
    // end snippet

    // snippet: adapter-before
    public const string Nothing = "nothing";
    public const string File = "file";
    public const string Container = "container";

    /// <summary>What of the settings file was there before we touched it. The receipt keeps it, so that a remove takes away no more than an install added.</summary>
    public static string StandingBefore(ClientContext client, JsonElement settings) =>
        client.Files.KindOf(LanternFiles.Settings(client.Environment)) == PathKind.Absent ? Nothing
        : settings.TryGetProperty("enabled", out _) ? Container
        : File;
    // end snippet
}

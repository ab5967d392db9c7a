using PluginKit.Contracts.Clients;
using PluginKit.Contracts.Digests;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Steps;
using PluginKit.Contracts.Vocabulary;

namespace PluginKit.Adapters.Codex.Lifecycle;

/// <summary>Lays a plugin out in the personal marketplace for a client that is not there yet (user scope only).</summary>
internal sealed class PreparedDelivery
{
    private readonly ProposalRequest _request;
    private readonly TargetFacts _facts;
    private readonly DeliveryView _delivery;
    private readonly CatalogEdits _catalog;

    public PreparedDelivery(ProposalRequest request, TargetFacts facts)
    {
        _request = request;
        _facts = facts;
        _delivery = request.Delivery!;
        _catalog = new(facts);
    }

    public TargetProposal Install() => _facts.Target.IsProject
        ? Proposals.ProgramMissing(_request.IntegrationId)
        : Make($"Prepare '{_facts.Reference}' in the personal marketplace of codex.", [Place(StepPhase.Prepare), _catalog.Insert()]);

    /// <summary>Replaces the files. They have one place only, where the old ones are exchanged for them.</summary>
    public TargetProposal Renew()
    {
        if (_facts.Target.IsProject)
        {
            return Proposals.ProgramMissing(_request.IntegrationId);
        }

        if (_facts.ClientHoldsPlugin)
        {
            // Its own copy would go on running the old content under the new record.
            return Proposals.ProgramMissing(_request.IntegrationId, CodexCommands.ByHand("plugin", "add", _facts.Reference.ToString()));
        }

        string? replaces = null;
        if (_facts.Snapshot.Files.KindOf(_facts.Target.PreparedFolder) == PathKind.Directory)
        {
            if (OldDigest is null && _request.Action != ActionClass.RepairDrift)
            {
                return Proposals.Blocked(
                    $"The prepared files of '{_request.IntegrationId}' cannot be replaced.",
                    [Problem.Of(ProblemCodes.ReceiptMissing, $"Nothing tells which content {_facts.Target.PreparedFolder} should have; repair looks at it first.", _facts.Target.PreparedFolder) with { Severity = ProblemSeverity.Error }]);
            }

            replaces = OldDigest is { } old ? ContentDigest.OrNone(old) ?? PlaceGenerationStep.AnyContent : _delivery.Digest;
        }

        List<PlanStep> steps = [Place(StepPhase.Apply, replaces)];
        if (_facts.PreparedEntry is not { } entry)
        {
            steps.Add(_catalog.Insert());
        }
        else if (entry.LocalPath != _facts.Target.PreparedPath)
        {
            steps.Add(_catalog.CorrectPath());
        }

        return Make($"Bring the prepared '{_facts.Reference}' to the delivered content.", steps);
    }

    private string? OldDigest => _request.Record?.ObservedDeliveryDigest ?? _request.Record?.DeliveryDigest;

    private PlaceGenerationStep Place(StepPhase phase, string? replaces = null) => new()
    {
        Phase = phase,
        Summary = $"Put the files of '{_request.IntegrationId}' into the folder of the personal marketplace.",
        DeliveryDigest = _delivery.Digest,
        Destination = _facts.Target.PreparedFolder,
        Replaces = replaces,
        UndoPruneUpTo = _catalog.PruneLimit(_request.Record),
    };

    private TargetProposal Make(string summary, IReadOnlyList<PlanStep> steps)
    {
        var byHand = CodexCommands.ByHand("plugin", "add", _facts.Reference.ToString());
        return new()
        {
            Summary = summary,
            Steps = [.. steps, new AssertStep { Summary = $"The personal marketplace lists '{_request.IntegrationId}'.", Statements = [_catalog.HasEntry, Seen.Exists(_facts.Target.PreparedFolder)] }],
            Problems =
            [
                Problem.Of(ProblemCodes.SourceToolMissing, "The program 'codex' is not on the search path; the plugin is laid out and waits for it.") with { Severity = ProblemSeverity.Warning, NextStep = byHand },
                .. Gate.Shadowed(_delivery),
            ],
            NextSteps = [byHand, Proposals.NewThread],
            PublicWords = OwnPointer.Words,
            Record = Draft(),
        };
    }

    private TargetRecordDraft Draft() => new()
    {
        State = InstallState.ActivationPending,
        ActivationState = ActivationState.NativeActivationPending,
        NativeRef = _facts.Reference.ToString(),
        EnvironmentRestrictions = [EnvironmentRestriction.NativeActivationRequired, EnvironmentRestriction.NewThreadRequired, EnvironmentRestriction.SourceToolMissing],
        OwnedNativeObjects = NativeRecord.Objects(_request.IntegrationId, _facts.Target.Catalog, _facts.Target.PreparedFolder),
        AdapterMetadata = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            [RecordKeys.CatalogPath] = _facts.Target.Catalog,
            [RecordKeys.CatalogName] = _facts.Reference.Marketplace,
            [RecordKeys.PluginRoot] = _facts.Target.PreparedFolder,
            [RecordKeys.PluginName] = _request.IntegrationId,
            [RecordKeys.ActivationMethod] = RecordKeys.PluginDirectory,
        },
        ReceiptFacts = ReceiptFacts.Merge(
            _request.Record,
            (RecordKeys.CatalogExisted, RecordKeys.Word(_catalog.FileExists)),
            (RecordKeys.CatalogFolderExisted, RecordKeys.Word(_catalog.FolderExists))),
    };
}

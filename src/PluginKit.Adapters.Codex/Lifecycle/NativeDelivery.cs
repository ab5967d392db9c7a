using PluginKit.Adapters.Codex.Layout;
using PluginKit.Contracts.Clients;
using PluginKit.Contracts.Digests;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Steps;
using PluginKit.Contracts.Vocabulary;

namespace PluginKit.Adapters.Codex.Lifecycle;

/// <summary>Install, update and repair through the client's own commands.</summary>
internal sealed class NativeDelivery
{
    private readonly ProposalRequest _request;
    private readonly TargetFacts _facts;
    private readonly DeliveryView _delivery;
    private readonly ConfigToggles _toggles;
    private readonly NativeSteps _steps;
    private readonly PluginReference? _replaced;

    /// <param name="request">The action.</param>
    /// <param name="facts">What was found in the lane of client commands.</param>
    /// <param name="replaced">A plugin of ours that goes away in the same plan.</param>
    public NativeDelivery(ProposalRequest request, TargetFacts facts, PluginReference? replaced = null)
    {
        _replaced = replaced;
        _request = request;
        _facts = facts;
        _delivery = request.Delivery!;
        _toggles = new(facts);
        _steps = new(facts, new(request.NeutralDirectory), _toggles);
    }

    public TargetProposal Install()
    {
        // What the client still holds of an earlier install without a record keeps its toggle: adding again must not switch on what the user switched off.
        var isOn = _toggles.Own ?? true;
        List<PlanStep> steps = [_steps.Place(_delivery), .. Optional(_steps.Point(_delivery, StepPhase.Prepare))];
        steps.AddRange(_facts.UserToggle is null ? NewFile() : HoldToggle(isOn));
        steps.Add(_steps.AddMarketplace());
        steps.Add(_steps.AddPlugin(_delivery, undoIsRemoval: !_facts.ClientHoldsPlugin));
        steps.AddRange(PutToggle(isOn));
        return Make($"Install '{_facts.Reference}' with codex.", steps, isOn, []);
    }

    /// <summary>Brings a managed target to the delivered content: an update, or the recorded content again.</summary>
    public TargetProposal Renew()
    {
        // The command always switches on, and always in the user's file: what was there before is put back, or else what is recorded.
        var isOn = _toggles.Own ?? _request.Record?.State != InstallState.Disabled;
        var holdsOld = OldDigest is not null && _facts.Plugin is { Evidence: { HasEntry: true, HasRoot: true }, Cache.Manifest.IsUsable: true };
        List<PlanStep> steps = [];
        if (!IsInPlace)
        {
            steps.Add(_steps.Place(_delivery, Damaged));
        }

        if (holdsOld)
        {
            steps.AddRange(HoldToggle(isOn));
            steps.Add(_steps.HoldOldVersion(OldDigest!));
        }

        steps.AddRange(Optional(_steps.Point(_delivery, StepPhase.Apply)));
        steps.Add(_steps.AddMarketplace());
        steps.Add(_steps.AddPlugin(_delivery, undoIsRemoval: !_facts.ClientHoldsPlugin));
        steps.AddRange(PutToggle(isOn));
        return Make($"Bring '{_facts.Reference}' to the delivered content with codex.", steps, isOn, OlderGenerations());
    }

    private string Generation => _facts.Target.Generations.PathOf(_delivery.Digest);

    private bool IsInPlace => OldDigest == _delivery.Digest && _request.Record!.ObservedDeliveryDigest == _delivery.Digest
        && _facts.Snapshot.Files.KindOf(Generation) == PathKind.Directory;

    private string? OldDigest => _request.Record?.DeliveryDigest;

    private TargetProposal Make(string summary, IReadOnlyList<PlanStep> steps, bool isOn, IEnumerable<PlanStep> cleanUp) => new()
    {
        Summary = summary,
        Steps = [.. steps, Verify(isOn), .. cleanUp],
        Problems = Gate.Shadowed(_delivery),
        NextSteps = Proposals.AfterChange,
        PublicWords = OwnPointer.Words,
        Record = NativeRecord.Draft(_request, _facts, isOn),
    };

    private IEnumerable<PlanStep> NewFile() => _facts.UserLayer.Exists ? [] : [_steps.TidyOnUndo()];

    // The edits before the client command make sure that its undo ends with the toggle as it was.
    private IEnumerable<PlanStep> HoldToggle(bool isOn)
    {
        if (_facts.Target.IsProject || !isOn)
        {
            yield return _toggles.SetUser(value: true, $"Remember how '{_facts.Reference}' is switched in the user's configuration.");
        }
    }

    private IEnumerable<PlanStep> PutToggle(bool isOn)
    {
        if (_facts.Target.IsProject)
        {
            yield return _toggles.RemoveFromUser($"Take the toggle of '{_facts.Reference}' out of the user's configuration.");
            yield return _toggles.SetOwn(isOn, $"Switch '{_facts.Reference}' {(isOn ? "on" : "off")} in the project.");
        }
        else if (!isOn)
        {
            yield return _toggles.SetOwn(value: false, $"Switch '{_facts.Reference}' off again.");
        }
    }

    private AssertStep Verify(bool isOn) => new()
    {
        Summary = $"'{_facts.Reference}' is installed, and what belongs to others is still there.",
        Statements =
        [
            _steps.HasMarketplace,
            isOn ? _toggles.IsOn(_toggles.OwnFile) : _toggles.IsOff(_toggles.OwnFile),
            Seen.Exists(Path.Combine(_facts.CacheFolder, Gate.CacheVersionOf(_delivery))),
            .. Proposals.ForeignMembers(_facts, _replaced),
        ],
    };

    // A repair finds files in the place of the delivered ones: they give way, since a live generation is never written over.
    private string? Damaged => _request.Record?.ObservedDeliveryDigest is { } observed && observed != _delivery.Digest && OldDigest == _delivery.Digest
        && _facts.Snapshot.Files.KindOf(Generation) == PathKind.Directory
            ? ContentDigest.OrNone(observed) ?? PlaceGenerationStep.AnyContent
            : null;

    // The live generation stays for a running client, and the host says what is kept for a rollback.
    private IEnumerable<PlanStep> OlderGenerations()
    {
        if (OldDigest is null)
        {
            yield break;
        }

        string[] stay = [Generation, _facts.Target.Generations.PathOf(OldDigest), .. _request.KeptGenerations];
        foreach (var (folder, digest) in _facts.Target.Generations.Read(_facts.Snapshot.Files).Generations)
        {
            if (!stay.Contains(folder, StringComparer.Ordinal))
            {
                yield return new RemoveGenerationStep
                {
                    Phase = StepPhase.AfterCommit,
                    Summary = "Delete a version that nothing uses any more.",
                    Path = folder,
                    Digest = digest,
                    PruneUpTo = _facts.Target.Generations.Folder,
                };
            }
        }
    }

    private static IEnumerable<PlanStep> Optional(PlanStep? step) => step is null ? [] : [step];
}

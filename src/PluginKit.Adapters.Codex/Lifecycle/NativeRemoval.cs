using PluginKit.Contracts.Clients;
using PluginKit.Contracts.Digests;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Steps;
using PluginKit.Contracts.Vocabulary;

namespace PluginKit.Adapters.Codex.Lifecycle;

/// <summary>Removal of a target that was installed through the client's commands: the client first, our files after the commit.</summary>
internal sealed class NativeRemoval
{
    private readonly ProposalRequest _request;
    private readonly TargetFacts _facts;
    private readonly ConfigToggles _toggles;
    private readonly NativeSteps _steps;

    public NativeRemoval(ProposalRequest request, TargetFacts facts)
    {
        _request = request;
        _facts = facts;
        _toggles = new(facts);
        _steps = new(facts, new(request.NeutralDirectory), _toggles);
    }

    public TargetProposal Make()
    {
        var needsClient = _facts.ClientHoldsPlugin || _facts.OwnTable is not null;
        if (needsClient && !_request.Client.Program(CodexDescription.Program).IsPresent)
        {
            return Proposals.ProgramMissing(
                _request.IntegrationId,
                CodexCommands.ByHand("plugin", "remove", _facts.Reference.ToString()),
                CodexCommands.ByHand("plugin", "marketplace", "remove", _facts.Target.OwnMarketplace));
        }

        return new()
        {
            Summary = $"Remove '{_facts.Reference}' from codex.",
            Steps = [.. InClient(), .. InProject(), Verify(), .. OwnFiles(), .. Tidy()],
            NextSteps = Proposals.AfterChange,
        };
    }

    private IEnumerable<PlanStep> InClient()
    {
        if (_facts.ClientHoldsPlugin)
        {
            if (_facts.UserToggle is not null && Configuration.ConfigLayer.Flag(_facts.UserToggle, "enabled") is false)
            {
                // The undo of the removal switches on; undoing this edit then switches off again.
                yield return _toggles.SetUser(value: true, $"Remember that '{_facts.Reference}' is switched off.");
            }

            yield return _steps.RemovePlugin();
        }

        if (_facts.OwnTable is not null)
        {
            yield return _steps.RemoveMarketplace();
        }
    }

    private IEnumerable<PlanStep> InProject()
    {
        if (_facts.ProjectToggle is not null)
        {
            yield return _toggles.RemoveFromProject(fileIsOurs: ReceiptFacts.Of(_request.Record, RecordKeys.ProjectConfigExisted) is false);
        }
    }

    private AssertStep Verify()
    {
        List<Observation> statements = [_steps.LacksPlugin, _steps.LacksMarketplace];
        if (_facts.ProjectToggle is not null)
        {
            statements.Add(_toggles.Absent(_toggles.ProjectFile));
        }

        return new()
        {
            Summary = $"'{_facts.Reference}' is gone, and what belongs to others is still there.",
            Statements = [.. statements, .. Proposals.ForeignMembers(_facts)],
        };
    }

    private IEnumerable<PlanStep> OwnFiles()
    {
        var files = _facts.Snapshot.Files;
        var target = _facts.Target;
        var stateFolder = _facts.Snapshot.Locations.Environment.StateDirectory;
        foreach (var generation in target.Generations.Read(files).Generations)
        {
            yield return new RemoveGenerationStep
            {
                Phase = StepPhase.AfterCommit,
                Summary = $"Delete the files of '{target.IntegrationId}'.",
                Path = generation.Path,
                Digest = DigestOf(generation),
                PruneUpTo = stateFolder,
            };
        }

        if (files.Read(target.Pointer) is { IsOk: true } pointer)
        {
            yield return new DeleteOwnedFileStep
            {
                Phase = StepPhase.AfterCommit,
                Summary = $"Delete the marketplace file of '{target.IntegrationId}'.",
                Path = target.Pointer,
                Digest = ContentDigest.Of(pointer.Bytes.Span),
                PruneUpTo = stateFolder,
            };
        }
    }

    // The client leaves an empty file where there was none before.
    private IEnumerable<PlanStep> Tidy()
    {
        if (ReceiptFacts.Of(_request.Record, RecordKeys.ConfigExisted) is false)
        {
            yield return new EditMembersStep
            {
                Phase = StepPhase.AfterCommit,
                Summary = "Delete the configuration file of codex if nothing is in it.",
                Path = _facts.UserLayer.Path,
                Format = StructuredFormat.Toml,
                DeleteIfEmpty = true,
            };
        }
    }

    // Without a receipt the folder still is ours by its place and name, which holds the beginning of the digest.
    private string? DigestOf(GenerationFolder generation) =>
        _request.Record?.DeliveryDigest is { } digest && _facts.Target.Generations.PathOf(digest) == generation.Path ? digest : generation.Digest;
}

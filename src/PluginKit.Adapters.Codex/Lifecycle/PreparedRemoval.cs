using PluginKit.Contracts.Clients;
using PluginKit.Contracts.Steps;
using PluginKit.Contracts.Vocabulary;

namespace PluginKit.Adapters.Codex.Lifecycle;

/// <summary>Removal of a prepared target, also of one that the existing tool recorded.</summary>
internal sealed class PreparedRemoval
{
    private readonly ProposalRequest _request;
    private readonly TargetFacts _facts;
    private readonly CatalogEdits _catalog;
    private readonly NativeSteps _steps;

    public PreparedRemoval(ProposalRequest request, TargetFacts facts)
    {
        _request = request;
        _facts = facts;
        _catalog = new(facts);
        _steps = new(facts, new(request.NeutralDirectory), new(facts));
    }

    public TargetProposal Make()
    {
        if (_facts.ClientHoldsPlugin && !_request.Client.Program(CodexDescription.Program).IsPresent)
        {
            // Its copy would go on running without a source.
            return Proposals.ProgramMissing(_request.IntegrationId, CodexCommands.ByHand("plugin", "remove", _facts.Reference.ToString()));
        }

        return new()
        {
            Summary = $"Remove '{_facts.Reference}' from {_facts.Target.Catalog}.",
            Steps = [.. Steps(), .. Files()],
            NextSteps = _facts.ClientHoldsPlugin ? Proposals.AfterChange : [],
        };
    }

    /// <summary>What takes the prepared target away, up to the commit.</summary>
    public IEnumerable<PlanStep> Steps()
    {
        List<Observation> statements = [];
        if (_facts.ClientHoldsPlugin)
        {
            yield return _steps.RemovePlugin();
            statements.Add(_steps.LacksPlugin);
        }

        if (_facts.PreparedEntry is not null)
        {
            yield return _catalog.Remove();
            statements.Add(_catalog.LacksEntry);
        }

        if (statements.Count > 0)
        {
            yield return new AssertStep
            {
                Summary = $"'{_facts.Reference}' is gone, and what belongs to others is still there.",
                Statements = [.. statements, .. Proposals.ForeignMembers(_facts), .. ForeignEntries()],
            };
        }
    }

    /// <summary>What deletes its files, after the commit.</summary>
    public IEnumerable<PlanStep> Files()
    {
        if (_facts.Snapshot.Files.KindOf(_facts.Target.PreparedFolder) == PathKind.Directory)
        {
            yield return new RemoveGenerationStep
            {
                Phase = StepPhase.AfterCommit,
                Summary = $"Delete the files of '{_request.IntegrationId}'.",
                Path = _facts.Target.PreparedFolder,
                Digest = _request.Record?.DeliveryDigest,
                PruneUpTo = _catalog.PruneLimit(_request.Record),
            };
        }
    }

    private IEnumerable<Observation> ForeignEntries() =>
        (_facts.Catalog?.Entries ?? []).Where(entry => entry.Name != _request.IntegrationId)
            .Select(entry => Seen.Exists(_facts.Target.Catalog, StructuredFormat.Json, "plugins", MemberSegment.Item("name", entry.Name)));
}

using PluginKit.Adapters.Claude.Capabilities;
using PluginKit.Adapters.Claude.Layout;
using PluginKit.Adapters.Claude.Observing;
using PluginKit.Contracts.Clients;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Steps;
using PluginKit.Contracts.Vocabulary;

namespace PluginKit.Adapters.Claude.Planning;

/// <summary>Chooses what an action needs, or says what blocks it.</summary>
internal sealed class Proposer(ProposalRequest request, ClaudeAdapterOptions options, CapabilityTable table)
{
    private static readonly NextStep Reload = NextStep.Of(NextStepActions.ReloadPlugins, ("client", "claude"), ("command", "/reload-plugins"));

    public TargetProposal Propose()
    {
        if (Preflight.OfRequest(request) is { } misuse)
        {
            return Blocked([misuse]);
        }
        var view = ClaudeView.Read(request.Client);
        var traces = new OwnTraces(view, new(request.IntegrationId, request.OwnedRoot), request.Scope);
        if (Preflight.OfFiles(request, traces) is { Count: > 0 } problems)
        {
            return Blocked(problems);
        }
        var commands = new ClientCommands(request, traces.Market, Abilities, options.CommandTimeoutSeconds);
        return request.Action == ActionClass.RemoveOrphanedTarget ? Remove(traces, commands) : Change(traces, commands);
    }

    private TargetProposal Change(OwnTraces traces, ClientCommands commands)
    {
        Problem?[] blocking = [Preflight.OfProgram(request.Client), Preflight.OfPolicy(traces), Installs || request.Action == ActionClass.EnableTarget ? Preflight.OfOverride(traces) : null];
        var version = Preflight.OfVersion(request.Client, table, options.RequireMeasuredVersion);
        var problems = blocking.OfType<Problem>().ToList();
        if (problems.Count == 0 && version is { IsError: true })
        {
            problems.Add(version);
        }
        if (problems.Count > 0)
        {
            return Blocked(problems);
        }
        var (steps, state, summary) = StepsOf(traces, commands);
        var generation = request.Delivery is { } delivery ? traces.Market.Generations.PathOf(delivery.Digest)
            : request.Record?.ReceiptFacts?.GetValueOrDefault(ReceiptFacts.GenerationPath);
        return new()
        {
            Summary = summary,
            Steps = steps,
            Problems = [.. Warnings(), .. version is null ? Array.Empty<Problem>() : [version]],
            NextSteps = [Reload],
            Record = RecordDraft.Of(traces, state, generation, request.Record?.ReceiptFacts),
        };
    }

    private ClientAbilities Abilities => new(table, CapabilityTable.VersionIn(request.Client.Program(ClaudeAdapter.Program).Version));

    private bool Installs => request.Action == ActionClass.InstallTarget || request.Action == ActionClass.AdoptNewTarget;

    private (IReadOnlyList<PlanStep> Steps, InstallState State, string Summary) StepsOf(OwnTraces traces, ClientCommands commands)
    {
        var install = new InstallProposal(request, traces, commands);
        var id = request.IntegrationId;
        if (Installs)
        {
            return (install.Steps(Delivery), InstallState.Installed, $"Install '{id}' in Claude Code for the scope '{request.Scope}'.");
        }
        if (request.Action == ActionClass.UpdateVersion || request.Action == ActionClass.RepairDrift)
        {
            var off = UpdateProposal.StaysOff(request, traces);
            var verb = request.Action == ActionClass.UpdateVersion ? "Update" : "Repair";
            return (new UpdateProposal(request, traces, commands, install, Abilities).Steps(Delivery), off ? InstallState.Disabled : InstallState.Installed, $"{verb} '{id}' in Claude Code.");
        }
        if (request.Action == ActionClass.EnableTarget || request.Action == ActionClass.DisableTarget)
        {
            var on = request.Action == ActionClass.EnableTarget;
            return (new ToggleProposal(traces, commands).Steps(on), on ? InstallState.Installed : InstallState.Disabled, $"Switch '{id}' {(on ? "on" : "off")} in Claude Code.");
        }
        throw new NotSupportedException($"The action '{request.Action}' is not one of Claude Code's.");
    }

    /// <summary>Never blocked by policy. Without the program the user runs the commands, and everything of ours stays until then.</summary>
    private TargetProposal Remove(OwnTraces traces, ClientCommands commands)
    {
        var removal = new RemoveProposal(request, traces, commands, options.KeepPluginData);
        if (removal.ClientSteps().Count > 0 && Preflight.OfProgram(request.Client) is { } missing)
        {
            var byHand = removal.ManualSteps();
            return Blocked([missing with { NextStep = byHand[0].NextStep }]) with { Steps = byHand, NextSteps = [.. byHand.Select(static step => step.NextStep)] };
        }
        var version = removal.ClientSteps().Count == 0 ? null : Preflight.OfVersion(request.Client, table, options.RequireMeasuredVersion);
        if (version is { IsError: true })
        {
            return Blocked([version]);
        }
        return new()
        {
            Summary = $"Remove '{request.IntegrationId}' from Claude Code.",
            Steps = removal.Steps(),
            Problems = [.. Warnings(), .. version is null ? Array.Empty<Problem>() : [version]],
            NextSteps = [Reload],
        };
    }

    private DeliveryView Delivery => request.Delivery
        ?? throw new ArgumentException($"The action '{request.Action}' needs a delivery.", nameof(request));

    private IEnumerable<Problem> Warnings() => request.Observation.Problems.Where(static problem => !problem.IsError);

    private TargetProposal Blocked(IReadOnlyList<Problem> problems) => new()
    {
        Summary = $"'{request.IntegrationId}' cannot be changed in Claude Code now.",
        Blocking = true,
        Problems = [.. problems.Select(static problem => problem with { TargetId = ClaudeAdapter.TargetId })],
        NextSteps = [.. problems.Select(static problem => problem.NextStep).OfType<NextStep>()],
    };
}

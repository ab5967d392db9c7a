using PluginKit.Adapters.Claude.ClientFiles;
using PluginKit.Adapters.Claude.Layout;
using PluginKit.Adapters.Claude.Observing;
using PluginKit.Contracts.Clients;
using PluginKit.Contracts.Digests;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Steps;
using PluginKit.Contracts.Vocabulary;

namespace PluginKit.Adapters.Claude.Planning;

/// <summary>Takes an integration out of the client; files and data go after the commit decision.</summary>
internal sealed class RemoveProposal(ProposalRequest request, OwnTraces traces, ClientCommands commands, bool keepData)
{
    private readonly OwnMarketplace _market = traces.Market;
    private readonly Statements _holds = new(traces);

    /// <summary>The client commands that are needed, in order.</summary>
    public IReadOnlyList<RunClientStep> ClientSteps()
    {
        var steps = new List<RunClientStep>();
        if (traces.Record is not null)
        {
            steps.Add(Uninstall());
        }
        if (traces.KnownIsOurs)
        {
            steps.Add(RemoveMarketplace());
        }
        return steps;
    }

    public IReadOnlyList<PlanStep> Steps() =>
        [.. RestoreOnUndo(), .. ClientSteps(), .. SweepUnregistered(), Proof(), .. Cleanup()];

    /// <summary>What precedes an install that makes the client copy again; in the first phase, so that the install of its undo copies the files of before.</summary>
    public IEnumerable<PlanStep> BeforeReinstall() => [.. RestoreOnUndo(), Uninstall() with { Phase = StepPhase.Prepare }];

    /// <summary>What a user without the program has to run, one step per command.</summary>
    public IReadOnlyList<ManualStep> ManualSteps() => [.. ClientSteps().Select(static step => new ManualStep
    {
        Summary = step.Summary,
        NextStep = ByHand(step),
    })];

    public static NextStep ByHand(RunClientStep step) => NextStep.Of(
        NextStepActions.RunClientCommand,
        ("command", string.Join(' ', step.Command.CommandLine)),
        ("working_directory", step.Command.WorkingDirectory));

    /// <summary>First, so that it is undone last: the client's install switches on what was off.</summary>
    private IEnumerable<PlanStep> RestoreOnUndo()
    {
        if (traces.Record is null || traces.Settings.Toggle(_market.PluginRef) == true)
        {
            yield break;
        }
        IReadOnlyList<MemberSegment> path = [SettingsFile.EnabledMember, _market.PluginRef];
        yield return new EditMembersStep
        {
            Phase = StepPhase.Prepare,
            Summary = $"Keep in mind that '{_market.PluginRef}' was off",
            Path = traces.Settings.Path,
            Format = StructuredFormat.Json,
            UndoEdits = traces.Settings.Toggle(_market.PluginRef) is { } off
                ? [new SetMemberEdit { Path = path, Value = off }]
                : [new RemoveMemberEdit { Path = path }],
        };
    }

    private RunClientStep Uninstall()
    {
        var done = Statements.All(_holds.NotRecorded, _holds.NotSwitched);
        return new()
        {
            Summary = $"Uninstall '{_market.PluginRef}' from the scope '{request.Scope}'; its data stays",
            Command = commands.Uninstall(),

            // The client refuses to uninstall what has no record, whatever else is left.
            Already = _holds.NotRecorded,
            Expects = done,
            Undo = commands.Install(),
            UndoAlready = _holds.Recorded,
            Attempts = InstallProposal.Attempts,
            Touches = [traces.Settings.Path, traces.View.Installed.Path],
        };
    }

    /// <summary>
    /// Without a scope: measured, this form takes every declaration that is visible from the working directory, the toggles of its plugins and
    /// the registration, and works when the declaration is already gone; the form with a scope fails then.
    /// </summary>
    private RunClientStep RemoveMarketplace()
    {
        var declared = traces.Declaring.Count > 0 ? traces.Declaring[0] : traces.Settings;
        return new()
        {
            Summary = $"Remove the marketplace '{_market.Name}' from Claude Code",
            Command = commands.RemoveMarketplace(null),
            Already = _holds.NotRegistered,
            Expects = Statements.All([_holds.NotRegistered, .. traces.Declaring.Select(file => _holds.NotDeclaredIn(file.Path))]),
            Undo = commands.AddMarketplace(declared.Scope),
            UndoAlready = Statements.All(_holds.Registered, _holds.DeclaredIn(declared.Path)),
            Attempts = InstallProposal.Attempts,
            Touches = [traces.View.Known.Path, traces.View.Installed.Path, .. traces.Declaring.Select(static file => file.Path)],
        };
    }

    /// <summary>Our lines in settings files of a marketplace that is not registered: no command of the client takes them away (measured).</summary>
    private IEnumerable<PlanStep> SweepUnregistered()
    {
        if (traces.Known is not null)
        {
            yield break;
        }
        foreach (var file in traces.Declaring.Append(traces.Settings).Distinct())
        {
            if (file.Toggle(_market.PluginRef) is null && !file.Declared.ContainsKey(_market.Name))
            {
                continue;
            }
            yield return new EditMembersStep
            {
                Summary = $"Take our lines out of '{file.Path}'",
                Path = file.Path,
                Format = StructuredFormat.Json,
                Edits =
                [
                    new RemoveMemberEdit { Path = [SettingsFile.EnabledMember, _market.PluginRef] },
                    new RemoveMemberEdit { Path = [SettingsFile.MarketplacesMember, _market.Name] },
                ],
            };
        }
    }

    private AssertStep Proof() => new()
    {
        Summary = "Check that nothing of ours is left in the client's files and nothing else was lost",
        Statements =
        [
            traces.KnownIsOurs ? _holds.NothingRecorded : _holds.NotRecorded,
            _holds.NotRegistered,
            _holds.NotSwitched,
            .. traces.Declaring.Select(file => _holds.NotDeclaredIn(file.Path)),
            .. _holds.ForeignMembers(),
        ],
    };

    private List<PlanStep> Cleanup()
    {
        var steps = new List<PlanStep>();
        var before = request.Record?.ReceiptFacts;
        if (before is not null && before.GetValueOrDefault(ReceiptFacts.SettingsPath) == traces.Settings.Path
            && Tidy.Step(traces, before) is { } tidy && (tidy.Edits.Count > 0 || tidy.DeleteIfEmpty))
        {
            steps.Add(tidy);
        }
        var data = traces.View.Locations.DataDirectory(_market.PluginRef);
        if (!keepData && request.Client.Files.KindOf(data) == PathKind.Directory)
        {
            steps.Add(Generation(data, null, "Delete the plugin's data") with { PruneUpTo = null });
        }
        steps.AddRange(Placed());
        return steps;
    }

    /// <summary>Every generation, whichever tool placed it, then the pointer; folders that become empty go with them.</summary>
    private IEnumerable<PlanStep> Placed()
    {
        var files = request.Client.Files;
        var live = request.Record?.ReceiptFacts?.GetValueOrDefault(ReceiptFacts.GenerationPath);
        foreach (var (path, promised) in _market.Generations.Read(files).Generations)
        {
            yield return Generation(path, (traces.View.Locations.SamePath(path, live) ? request.Record?.DeliveryDigest : null) ?? promised, "Delete placed files");
        }
        if (files.KindOf(_market.LegacyPlugin) == PathKind.Directory)
        {
            yield return Generation(_market.LegacyPlugin, null, "Delete the files that the existing tool placed");
        }
        var pointer = files.Read(_market.Pointer);
        if (!pointer.IsAbsent)
        {
            yield return new DeleteOwnedFileStep
            {
                Phase = StepPhase.AfterCommit,
                Summary = $"Delete the marketplace file of '{_market.Name}'",
                Path = _market.Pointer,
                Digest = pointer.IsOk ? ContentDigest.Of(pointer.Bytes.Span) : null,
                PruneUpTo = traces.View.Locations.StateDirectory,
            };
        }
    }

    private RemoveGenerationStep Generation(string path, string? digest, string summary) => new()
    {
        Phase = StepPhase.AfterCommit,
        Summary = summary,
        Path = path,
        Digest = digest,
        PruneUpTo = traces.View.Locations.StateDirectory,
    };
}

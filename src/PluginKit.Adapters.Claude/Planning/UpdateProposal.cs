using PluginKit.Adapters.Claude.Capabilities;
using PluginKit.Adapters.Claude.ClientFiles;
using PluginKit.Adapters.Claude.Layout;
using PluginKit.Adapters.Claude.Observing;
using PluginKit.Contracts.Clients;
using PluginKit.Contracts.Digests;
using PluginKit.Contracts.Steps;
using PluginKit.Contracts.Vocabulary;

namespace PluginKit.Adapters.Claude.Planning;

/// <summary>
/// Brings an installed integration to other content, or back to its recorded content. The marketplace runs in place, so the switched pointer is
/// the change; the client is only told when the version string differs (measured: works upward and downward, keeps data and the switch).
/// </summary>
internal sealed class UpdateProposal(ProposalRequest request, OwnTraces traces, ClientCommands commands, InstallProposal install, ClientAbilities abilities)
{
    private readonly OwnMarketplace _market = traces.Market;
    private readonly Statements _holds = new(traces);

    public IReadOnlyList<PlanStep> Steps(DeliveryView delivery)
    {
        var steps = new List<PlanStep>();
        if (Installs(request, traces) || !traces.KnownIsOurs)
        {
            steps.Insert(0, install.TidyOnUndo());
        }
        steps.AddRange(RecordOnUndo(delivery));
        if (NeedsReinstall(delivery))
        {
            steps.AddRange(new RemoveProposal(request, traces, commands, keepData: true).BeforeReinstall());
        }
        steps.AddRange(install.Deliver(delivery, Damaged(delivery)));
        steps.Add(install.AddMarketplace());
        steps.AddRange(Recorded(delivery));
        steps.Add(Proof());
        steps.AddRange(Superseded(delivery));
        return steps;
    }

    /// <summary>What tells the client: an install, an update, or nothing where the switched pointer is all it needs; then the switch as it was.</summary>
    private IEnumerable<PlanStep> Recorded(DeliveryView delivery)
    {
        var again = NeedsReinstall(delivery);
        if (again || Installs(request, traces))
        {
            yield return install.Install(isGone: again);
        }
        else if (traces.Record is { Version: var recorded } && recorded != delivery.Version && delivery.Version.Length > 0)
        {
            yield return Update(delivery.Version);
            again = !abilities.Has(ClientCapability.UpdateKeepsSwitchAndData);
        }
        else
        {
            yield break;
        }
        if ((again || Installs(request, traces)) && StaysOff(request, traces))
        {
            yield return new ToggleProposal(traces, commands).Switch(on: false);
        }
    }

    /// <summary>Only a client that runs from its copies has to be made to copy again, and only where the version string does not make it.</summary>
    private bool NeedsReinstall(DeliveryView delivery) =>
        traces.Record is { } record && !abilities.Has(ClientCapability.RunsDirectoriesInPlace)
        && (record.Version == delivery.Version || delivery.Version.Length == 0) && request.Record?.DeliveryDigest != delivery.Digest;

    /// <summary>Whether the plugin is off afterwards. An install switches on; a file that says otherwise, or else the record, tells what the user wants.</summary>
    public static bool StaysOff(ProposalRequest request, OwnTraces traces) => Installs(request, traces)
        ? traces.Toggle.On == false || (traces.Toggle.On is null && request.Record?.State == InstallState.Disabled)
        : traces.Toggle.On is not true;

    private static bool Installs(ProposalRequest request, OwnTraces traces) => traces.Record is null || LostItsSwitch(request, traces);

    /// <summary>Whether a repair finds no switch at all, neither on nor off: nobody switched the plugin off, and installing again switches it on.</summary>
    private static bool LostItsSwitch(ProposalRequest request, OwnTraces traces) =>
        request.Action == ActionClass.RepairDrift && traces.Toggle.On is null && request.Record?.State != InstallState.Disabled;

    /// <summary>What a repair finds in the place of the files when it differs from them: it gives way, since a live folder is never written over.</summary>
    private string? Damaged(DeliveryView delivery) =>
        request.Record?.ObservedDeliveryDigest is { } observed && observed != delivery.Digest
        && request.Record.DeliveryDigest == delivery.Digest && request.Client.Files.KindOf(_market.Generations.PathOf(delivery.Digest)) == PathKind.Directory
            ? ContentDigest.OrNone(observed) ?? PlaceGenerationStep.AnyContent
            : null;

    /// <summary>
    /// First, so that it is undone last: once the pointer is switched back the client's record would still state the new version, and its own
    /// command cannot be ordered after the switch.
    /// </summary>
    private IEnumerable<PlanStep> RecordOnUndo(DeliveryView delivery)
    {
        if (traces.Record is not { Version: { } version } record || version == delivery.Version || traces.View.Installed.IsLegacy)
        {
            yield break;
        }
        yield return new EditMembersStep
        {
            Phase = StepPhase.Prepare,
            Summary = "Keep in mind the version that the client recorded",
            Path = traces.View.Installed.Path,
            Format = StructuredFormat.Json,
            UndoEdits =
            [
                new SetMemberEdit { Path = [.. _holds.RecordPath, "installPath"], Value = record.InstallPath },
                new SetMemberEdit { Path = [.. _holds.RecordPath, "version"], Value = version },
            ],
        };
    }

    private RunClientStep Update(string version) => new()
    {
        Summary = $"Let Claude Code record version {version}",
        Command = commands.Update(),
        Already = _holds.RecordedVersion(version),
        Expects = _holds.RecordedVersion(version),
        Attempts = InstallProposal.Attempts,
        Touches = [traces.View.Installed.Path, Path.Combine(traces.View.Locations.PluginsDirectory, "cache", _market.Name)],
    };

    private AssertStep Proof() => new()
    {
        Summary = "Check that the client's files say so and lost nothing",
        Statements =
        [
            _holds.Recorded,
            _holds.Registered,
            .. Installs(request, traces) ? new[] { StaysOff(request, traces) ? _holds.Disabled : _holds.Enabled }
                : traces.Settings.Toggle(_market.PluginRef) is { } on ? [on ? _holds.Enabled : _holds.Disabled] : [],
            .. _holds.ForeignMembers(),
        ],
    };

    /// <summary>Generations that are neither live before or after, nor kept by the host. What the client runs until now stays for running sessions.</summary>
    private IEnumerable<PlanStep> Superseded(DeliveryView delivery)
    {
        var next = _market.Generations.PathOf(delivery.Digest);
        var live = traces.Source.EffectiveRoot;
        foreach (var (path, digest) in _market.Generations.Read(request.Client.Files).Generations)
        {
            if (live is not null && !traces.View.Locations.SamePath(path, next) && !traces.View.Locations.SamePath(path, live)
                && !request.KeptGenerations.Any(kept => traces.View.Locations.SamePath(path, kept)))
            {
                yield return new RemoveGenerationStep { Phase = StepPhase.AfterCommit, Summary = "Delete files of an older version", Path = path, Digest = digest, PruneUpTo = _market.Generations.Folder };
            }
        }
    }
}

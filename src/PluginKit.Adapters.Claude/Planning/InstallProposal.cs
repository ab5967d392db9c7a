using System.Text;
using PluginKit.Adapters.Claude.ClientFiles;
using PluginKit.Adapters.Claude.Layout;
using PluginKit.Adapters.Claude.Observing;
using PluginKit.Contracts.Clients;
using PluginKit.Contracts.Digests;
using PluginKit.Contracts.Steps;
using PluginKit.Contracts.Vocabulary;

namespace PluginKit.Adapters.Claude.Planning;

/// <summary>Brings an integration into the client: files, pointer, marketplace, plugin, proof.</summary>
internal sealed class InstallProposal(ProposalRequest request, OwnTraces traces, ClientCommands commands)
{
    /// <summary>The client has no locks: a session may write its old copy of a file over the change.</summary>
    public const int Attempts = 3;

    private readonly OwnMarketplace _market = traces.Market;
    private readonly Statements _holds = new(traces);

    public IReadOnlyList<PlanStep> Steps(DeliveryView delivery) =>
        [TidyOnUndo(), .. Deliver(delivery), AddMarketplace(), Install(), Proof()];

    /// <summary>Places the files in a folder of their own and lets the pointer name it.</summary>
    /// <param name="delivery">The files.</param>
    /// <param name="replaces">Digest of damaged files that stand in their place; see <see cref="PlaceGenerationStep.Replaces"/>.</param>
    public IReadOnlyList<PlanStep> Deliver(DeliveryView delivery, string? replaces = null)
    {
        var pointer = request.Client.Files.Read(_market.Pointer);
        var content = _market.PointerText(delivery);
        var steps = new List<PlanStep>
        {
            new PlaceGenerationStep
            {
                Phase = StepPhase.Prepare,
                Summary = $"Place the files of '{request.IntegrationId}' {delivery.Version}".TrimEnd(),
                DeliveryDigest = delivery.Digest,
                Destination = _market.Generations.PathOf(delivery.Digest),
                Replaces = replaces,
                UndoPruneUpTo = traces.View.Locations.StateDirectory,
            },
        };
        if (!pointer.IsOk || !pointer.Bytes.Span.SequenceEqual(Encoding.UTF8.GetBytes(content)))
        {
            steps.Add(new SwitchPointerStep
            {
                Phase = StepPhase.Prepare,
                Summary = $"Let the marketplace '{_market.Name}' name these files",
                Path = _market.Pointer,
                Content = content,
                ExpectedDigest = pointer.IsOk ? ContentDigest.Of(pointer.Bytes.Span) : null,
                UndoPruneUpTo = traces.View.Locations.StateDirectory,
            });
        }
        return steps;
    }

    /// <summary>
    /// First, so that it is undone last: what the client's own undo leaves in the settings file (empty containers, or our lines after a crash
    /// between two of its files, which its commands cannot take back).
    /// </summary>
    public EditMembersStep TidyOnUndo()
    {
        var facts = ReceiptFacts.Of(traces);
        var edits = new List<MemberEdit>();
        if (traces.Settings.Toggle(_market.PluginRef) is { } before)
        {
            // The client's undo takes the line away; it was there, possibly switched off.
            edits.Add(new SetMemberEdit { Path = [SettingsFile.EnabledMember, _market.PluginRef], Value = before });
        }
        else
        {
            edits.Add(new RemoveMemberEdit { Path = [SettingsFile.EnabledMember, _market.PluginRef] });
        }
        if (!traces.Declaring.Contains(traces.Settings))
        {
            edits.Add(new RemoveMemberEdit { Path = [SettingsFile.MarketplacesMember, _market.Name] });
        }
        var tidy = Tidy.Step(traces, facts);
        return tidy with
        {
            Phase = StepPhase.Prepare,
            Summary = $"Keep in mind how '{tidy.Path}' is tidied if this is taken back",
            Edits = [],
            UndoEdits = [.. edits, .. tidy.Edits],
            DeleteIfEmpty = false,
            UndoDeleteIfEmpty = tidy.DeleteIfEmpty,
        };
    }

    /// <summary>Declares and registers the marketplace. What was there before is not taken back.</summary>
    public RunClientStep AddMarketplace()
    {
        var there = traces.KnownIsOurs && traces.Declaring.Contains(traces.Settings);
        var done = Statements.All(_holds.Registered, _holds.DeclaredIn(traces.Settings.Path));
        return new()
        {
            Summary = $"Add the marketplace '{_market.Name}' to Claude Code",
            Command = commands.AddMarketplace(request.Scope),
            Already = done,
            Expects = done,
            Undo = there ? null : UndoAdd(),
            UndoAlready = there ? null : _holds.NotRegistered,
            Attempts = Attempts,
            Touches = [traces.View.Known.Path, traces.Settings.Path],
        };
    }

    /// <summary>
    /// Measured: between its two files the client leaves a marketplace that is registered and declared nowhere, which only the form without a
    /// scope removes. Where something was there before, the form with a scope takes away less.
    /// </summary>
    private ClientCommand UndoAdd() =>
        commands.RemoveMarketplace(traces.Known is null && traces.Declaring.Count == 0 ? null : request.Scope);

    /// <summary>Installs the plugin; the command also switches on what is installed and off.</summary>
    /// <param name="isGone">Whether an earlier step takes the record away.</param>
    public RunClientStep Install(bool isGone = false)
    {
        var done = Statements.All(_holds.Recorded, _holds.Enabled);
        var there = traces.Record is not null && !isGone;
        return new()
        {
            Summary = $"Install '{_market.PluginRef}' in the scope '{request.Scope}'",
            Command = commands.Install(),
            Already = done,
            Expects = done,
            Undo = there ? null : commands.Uninstall(),
            UndoAlready = there ? null : _holds.NotRecorded,
            Attempts = Attempts,
            Touches = [traces.Settings.Path, traces.View.Installed.Path, Path.Combine(traces.View.Locations.PluginsDirectory, "cache", _market.Name)],
        };
    }

    private AssertStep Proof() => new()
    {
        Summary = "Check that the client's files say so and lost nothing",
        Statements = [_holds.Recorded, _holds.Enabled, _holds.Registered, .. _holds.ForeignMembers()],
    };
}

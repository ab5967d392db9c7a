using System.Text.Json.Nodes;
using PluginKit.Contracts.Clients;
using PluginKit.Contracts.Digests;
using PluginKit.Contracts.Steps;
using PluginKit.Contracts.Vocabulary;

namespace PluginKit.Adapters.Codex.Lifecycle;

/// <summary>The single steps of the lane of client commands.</summary>
/// <param name="facts">What was found.</param>
/// <param name="commands">The commands.</param>
/// <param name="toggles">The edits of toggles.</param>
internal sealed class NativeSteps(TargetFacts facts, CodexCommands commands, ConfigToggles toggles)
{
    private const int Attempts = 3;
    private const string Marketplaces = "marketplaces";
    private readonly OwnTarget _target = facts.Target;
    private readonly string _config = facts.UserLayer.Path;
    private readonly string _stateFolder = facts.Snapshot.Locations.Environment.StateDirectory;
    private readonly string _reference = facts.Reference.ToString();

    public PlaceGenerationStep Place(DeliveryView delivery, string? replaces = null) => new()
    {
        Phase = StepPhase.Prepare,
        Summary = $"Put the files of '{_target.IntegrationId}' into a new folder.",
        DeliveryDigest = delivery.Digest,
        Destination = _target.Generations.PathOf(delivery.Digest),
        Replaces = replaces,
        UndoPruneUpTo = _stateFolder,
    };

    public SwitchPointerStep? Point(DeliveryView delivery, StepPhase phase)
    {
        var content = OwnPointer.Text(_target, delivery.Digest);
        var present = facts.Snapshot.Files.Read(_target.Pointer);
        var digest = present.IsOk ? ContentDigest.Of(present.Bytes.Span) : null;
        return digest == ContentDigest.OfText(content) ? null : new()
        {
            Phase = phase,
            Summary = $"Let the marketplace '{_target.OwnMarketplace}' name the new folder.",
            Path = _target.Pointer,
            Content = content,
            ExpectedDigest = digest,
            UndoPruneUpTo = _stateFolder,
        };
    }

    /// <summary>The client makes its configuration file; its undo leaves an empty one, which a rollback takes away too.</summary>
    public EditMembersStep TidyOnUndo() => new()
    {
        Summary = "Remember that codex has no configuration file.",
        Path = _config,
        Format = StructuredFormat.Toml,
        UndoDeleteIfEmpty = true,
    };

    public RunClientStep AddMarketplace() => new()
    {
        Summary = $"Register the marketplace '{_target.OwnMarketplace}' with codex.",
        Command = commands.AddMarketplace(_target.OwnedRoot),
        Already = Seen.All(
            Seen.Is(_config, StructuredFormat.Toml, Text("local"), Marketplaces, _target.OwnMarketplace, "source_type"),
            Seen.Is(_config, StructuredFormat.Toml, Text(RegisteredRoot ?? _target.OwnedRoot), Marketplaces, _target.OwnMarketplace, "source")),
        Expects = HasMarketplace,
        Undo = facts.OwnTable is null ? commands.RemoveMarketplace(_target.OwnMarketplace) : null,
        UndoAlready = facts.OwnTable is null ? LacksMarketplace : null,
        Attempts = Attempts,
        Touches = [_config],
    };

    public RunClientStep RemoveMarketplace() => new()
    {
        Summary = $"Take the marketplace '{_target.OwnMarketplace}' out of codex.",
        Command = commands.RemoveMarketplace(_target.OwnMarketplace),
        Already = LacksMarketplace,
        Expects = LacksMarketplace,
        Undo = HasSource ? commands.AddMarketplace(_target.OwnedRoot) : null,
        UndoAlready = HasSource ? HasMarketplace : null,
        Attempts = Attempts,
        Touches = [_config],
    };

    /// <summary>Installs or refreshes. The command copies in any case, so that only the content of the copy tells that it is done.</summary>
    public RunClientStep AddPlugin(DeliveryView delivery, bool undoIsRemoval)
    {
        var cache = Path.Combine(facts.CacheFolder, Gate.CacheVersionOf(delivery));
        var done = Seen.All(toggles.IsOn(_config), Seen.HasContent(cache, delivery.Digest));
        return new()
        {
            Summary = $"Install '{_reference}' with codex.",
            Command = commands.AddPlugin(_reference),
            Already = done,
            Expects = done,
            Undo = undoIsRemoval ? commands.RemovePlugin(_reference) : null,
            UndoAlready = undoIsRemoval ? LacksPlugin : null,
            Attempts = Attempts,
            Touches = [_config, facts.CacheFolder],
        };
    }

    /// <summary>
    /// Stands before the pointer is switched. Going forward it only asks the client whether it can read its files; going back it runs after
    /// the pointer has been put back, and installs the old content again.
    /// </summary>
    public RunClientStep HoldOldVersion(string oldDigest) => new()
    {
        Summary = $"Check that codex reads the marketplace '{_target.OwnMarketplace}'.",
        Command = commands.List(_target.OwnMarketplace),
        Undo = commands.AddPlugin(_reference),
        UndoAlready = Seen.HasContent(facts.Plugin.Cache!.Root, oldDigest),
        Touches = [_config, facts.CacheFolder],
    };

    public RunClientStep RemovePlugin() => new()
    {
        Summary = $"Remove '{_reference}' with codex.",
        Command = commands.RemovePlugin(_reference),
        Already = LacksPlugin,
        Expects = LacksPlugin,
        Undo = CanInstallAgain ? commands.AddPlugin(_reference) : null,
        UndoAlready = CanInstallAgain ? Seen.All(toggles.Exists(_config), Seen.Exists(facts.Plugin.Cache!.Manifest.Path!)) : null,
        Attempts = Attempts,
        Touches = [_config, facts.CacheFolder],
    };

    public MemberObservation HasMarketplace => Seen.Exists(_config, StructuredFormat.Toml, Marketplaces, _target.OwnMarketplace, "source");

    public MemberObservation LacksMarketplace => Seen.Absent(_config, StructuredFormat.Toml, Marketplaces, _target.OwnMarketplace);

    public AllObservation LacksPlugin => Seen.All(toggles.Absent(_config), Seen.Absent(facts.CacheFolder));

    // The client resolves links in the root that it stores.
    private string? RegisteredRoot => Configuration.ConfigLayer.Text(facts.OwnTable, "source");

    private bool HasSource => facts.Snapshot.Files.KindOf(_target.Pointer) == PathKind.File;

    private bool CanInstallAgain => facts.Plugin is { Evidence: { HasEntry: true, HasRoot: true }, Cache.Manifest.Path: not null };

    private static JsonValue Text(string value) => JsonValue.Create(value);
}

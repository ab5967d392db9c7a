using PluginKit.Adapters.Codex.Configuration;
using PluginKit.Adapters.Codex.Evidence;
using PluginKit.Adapters.Codex.Manifests;
using PluginKit.Adapters.Codex.Marketplaces;
using PluginKit.Contracts.Clients;
using PluginKit.Contracts.Problems;

namespace PluginKit.Adapters.Codex.Lifecycle;

/// <summary>Names every place in which the client's files disagree with what was delivered: each its own code, with the file and the member.</summary>
/// <param name="facts">What was found.</param>
internal sealed class OwnProblems(TargetFacts facts)
{
    private readonly ConfigToggles _toggles = new(facts);
    private readonly string _key = PluginSwitches.KeyOf(facts.Reference.ToString());

    public IEnumerable<Problem> All()
    {
        IEnumerable<Problem?> found = [Registration(), Source(), Copy(), Shadowed(), Switch(), Leftover(), Block()];
        return found.OfType<Problem>();
    }

    private bool IsNative => facts.Target.Lane == DeliveryLane.Native;

    // A prepared plugin that nobody added needs neither a copy nor a toggle.
    private bool IsAdded => IsNative || facts.Plugin.Toggle is not null;

    private Problem? Registration()
    {
        var member = $"marketplaces.\"{facts.Target.OwnMarketplace}\"";
        return IsNative
            ? facts.OwnTable is null ? Warning(ProblemCodes.MarketplaceUnregistered, $"{facts.UserLayer.Path} has no {member}, so that codex neither lists nor updates '{facts.Reference}'.", facts.UserLayer.Path) : null
            : facts.PreparedEntry is null && facts.Catalog is not { Problem: not null }
                ? Warning(ProblemCodes.MarketplaceUnregistered, $"{facts.Target.Catalog} has no entry '{facts.Target.IntegrationId}' in plugins.", facts.Target.Catalog)
                : null;
    }

    private Problem? Source()
    {
        if (facts.Plugin is { Entry: not null, EntryFolder: { } folder, Evidence.HasRoot: false })
        {
            return Warning(ProblemCodes.MarketplaceSourceMissing, $"The entry '{facts.Reference.Plugin}' in {facts.Plugin.Marketplace!.File!.Path} names {folder}, which is not there; codex cannot update from it.", folder);
        }

        if (!IsNative || facts.OwnTable is null)
        {
            return null;
        }

        var own = facts.Snapshot.Marketplaces.FirstOrDefault(marketplace => marketplace.Table?.Name == facts.Target.OwnMarketplace);
        return own?.Problem is { } problem ? Warning(ProblemCodes.MarketplaceSourceMissing, problem.Message, problem.Path) with { Line = problem.Line, Column = problem.Column }
            : facts.Plugin.Entry is null ? Warning(ProblemCodes.MarketplaceSourceMissing, $"{facts.Target.Pointer} has no entry '{facts.Target.IntegrationId}' in plugins that codex takes.", facts.Target.Pointer)
            : null;
    }

    private Problem? Copy()
    {
        if (!IsAdded)
        {
            return null;
        }

        if (facts.Plugin.Cache is not { } cache)
        {
            return Warning(ProblemCodes.ClientCopyMissing, $"{facts.CacheFolder} holds no version of '{facts.Reference}'; codex runs plugins from there only.", facts.CacheFolder);
        }

        if (cache.Manifest.Problem is { } manifest)
        {
            return Warning(ProblemCodes.ClientCopyUnusable, $"codex does not load {cache.Root}: {manifest.Message}", cache.Manifest.Path ?? cache.Root) with { Line = manifest.Line, Column = manifest.Column };
        }

        var source = facts.Plugin is { Evidence.HasRoot: true, EntryFolder: { } folder } ? PluginManifest.Read(facts.Snapshot.Files, folder) : null;
        var delivered = source is { IsUsable: true } ? source.Version ?? Cache.PluginVersionOrder.Unversioned : null;
        return delivered is null || delivered == cache.Version ? null
            : Warning(ProblemCodes.ClientCopyOutdated, $"codex runs version {cache.Version} from {cache.Root}; version {delivered} was delivered.", cache.Root);
    }

    private Problem? Shadowed() => IsAdded && facts.Plugin.Cache is { Manifest: { IsUsable: true } manifest } cache
        ? ShadowedParts.Of(manifest, path => facts.Snapshot.Files.KindOf(Path.Combine(cache.Root, path)) == PathKind.File)
        : null;

    private Problem? Switch()
    {
        var toggle = facts.Plugin.Toggle;
        if (!IsAdded || facts.NeedsTrust)
        {
            return null;
        }

        if (_toggles.Own is not { } own)
        {
            return toggle is null
                ? Warning(ProblemCodes.ClientSwitchMissing, $"{_toggles.OwnFile} has no {_key}, so that codex does not load '{facts.Reference}'.", _toggles.OwnFile)
                : Warning(ProblemCodes.ClientSwitchMisplaced, $"{_key} stands in {toggle.DecidedBy.Path} and not in {_toggles.OwnFile}, the file of the scope '{facts.Target.Scope}'.", toggle.DecidedBy.Path);
        }

        return toggle is not null && toggle.IsOn != own
            ? Warning(ProblemCodes.ClientSwitchOverridden, $"{_key} is {Word(own)} in {_toggles.OwnFile} and {Word(toggle.IsOn)} in {toggle.DecidedBy.Path}, which wins.", toggle.DecidedBy.Path)
            : null;
    }

    // The client's own command always writes the user's toggle; for a project it has no business there.
    private Problem? Leftover() => facts is { Target.IsProject: true, ProjectToggle: not null, UserToggle: not null }
        ? Warning(ProblemCodes.ClientSwitchMisplaced, $"{_key} stands in {facts.UserLayer.Path} too, which switches '{facts.Reference}' outside of the project.", facts.UserLayer.Path)
        : null;

    private Problem? Block() => facts.Plugin.BlockedBy is { } file && facts.Plugin.Row == EvidenceRow.Blocked
        ? Warning(ProblemCodes.ManagedPolicyBlock, $"{file.Key} in {file.Path} keeps codex from loading '{facts.Reference}'.", file.Path)
        : null;

    private static string Word(bool isOn) => isOn ? "on" : "off";

    private static Problem Warning(string code, string message, string? path) => Problem.Of(code, message, path) with { Severity = Contracts.Vocabulary.ProblemSeverity.Warning };
}

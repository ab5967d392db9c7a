using PluginKit.Contracts.Clients;
using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Vocabulary;

namespace PluginKit.Adapters.Codex.Lifecycle;

/// <summary>The record of a target that was installed through the client's commands.</summary>
internal static class NativeRecord
{
    public static TargetRecordDraft Draft(ProposalRequest request, TargetFacts facts, bool isOn)
    {
        var target = facts.Target;
        var generation = target.Generations.PathOf(request.Delivery!.Digest);
        return new()
        {
            State = isOn ? InstallState.Installed : InstallState.Disabled,
            ActivationState = isOn ? ActivationState.NewThreadPending : ActivationState.NotRequired,
            NativeRef = target.NativeReference.ToString(),
            EnvironmentRestrictions = isOn ? [EnvironmentRestriction.NewThreadRequired] : [],
            OwnedNativeObjects = Objects(target.IntegrationId, target.Pointer, generation),
            AdapterMetadata = new SortedDictionary<string, string>(StringComparer.Ordinal)
            {
                [RecordKeys.CatalogPath] = target.Pointer,
                [RecordKeys.CatalogName] = target.OwnMarketplace,
                [RecordKeys.PluginRoot] = generation,
                [RecordKeys.PluginName] = target.IntegrationId,
                [RecordKeys.ActivationMethod] = RecordKeys.NativeCommand,
            },
            ReceiptFacts = Receipt(request, facts),
        };
    }

    public static IReadOnlyList<NativeObject> Objects(string integrationId, string catalog, string pluginRoot) =>
    [
        new() { Kind = NativeObjectKinds.MarketplaceCatalog, Path = catalog, ProtectionClass = "user_mutable" },
        new() { Kind = NativeObjectKinds.MarketplaceEntry, Name = integrationId, Path = catalog, ProtectionClass = "user_mutable" },
        new() { Kind = NativeObjectKinds.PluginRoot, Name = integrationId, Path = pluginRoot, ProtectionClass = "user_mutable" },
    ];

    private static SortedDictionary<string, string> Receipt(ProposalRequest request, TargetFacts facts)
    {
        List<(string, string)> now = [(RecordKeys.ConfigExisted, RecordKeys.Word(facts.UserLayer.Exists))];
        if (facts.Target.IsProject)
        {
            var folder = Path.GetDirectoryName(facts.ProjectLayer!.Path)!;
            now.Add((RecordKeys.ProjectConfigExisted, RecordKeys.Word(facts.ProjectLayer.Exists)));
            now.Add((RecordKeys.ProjectFolderExisted, RecordKeys.Word(facts.Snapshot.Files.KindOf(folder) != PathKind.Absent)));
        }

        return new(ReceiptFacts.Merge(request.Record, [.. now]).ToDictionary(), StringComparer.Ordinal);
    }
}

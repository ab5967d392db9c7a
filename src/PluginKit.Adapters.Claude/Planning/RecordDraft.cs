using PluginKit.Adapters.Claude.Observing;
using PluginKit.Contracts.Clients;
using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Vocabulary;

namespace PluginKit.Adapters.Claude.Planning;

/// <summary>What the record says after a change, in the words and keys that the existing tool reads.</summary>
internal static class RecordDraft
{
    /// <param name="traces">What was there before.</param>
    /// <param name="state">The state that the observation afterwards must show.</param>
    /// <param name="generation">Where the delivered files are.</param>
    /// <param name="before">The receipt of an earlier install: what was there before it stays what was there before.</param>
    public static TargetRecordDraft Of(OwnTraces traces, InstallState state, string? generation, IReadOnlyDictionary<string, string>? before)
    {
        var market = traces.Market;
        var facts = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in before ?? ReceiptFacts.Of(traces))
        {
            facts[name] = value;
        }
        facts[ReceiptFacts.PointerPath] = market.Pointer;
        if (generation is not null)
        {
            facts[ReceiptFacts.GenerationPath] = generation;
        }
        return new()
        {
            State = state,
            ActivationState = ActivationState.ReloadPending,
            NativeRef = market.PluginRef,
            EnvironmentRestrictions = [EnvironmentRestriction.ReloadRequired],
            OwnedNativeObjects =
            [
                new() { Kind = NativeObjectKinds.ManagedMarketplaceRoot, Path = market.Root, ProtectionClass = "user_mutable" },
                new() { Kind = NativeObjectKinds.SettingsFile, Path = traces.Settings.Path, ProtectionClass = traces.Scope == InstallScope.Project ? "workspace_mutable" : "user_mutable" },
            ],
            AdapterMetadata = new SortedDictionary<string, string>(StringComparer.Ordinal)
            {
                ["marketplace_name"] = market.Name,
                ["materialized_source_root"] = market.Root,
                ["plugin_ref"] = market.PluginRef,
            },
            ReceiptFacts = facts,
        };
    }
}

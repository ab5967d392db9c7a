using PluginKit.Contracts.Clients;

namespace PluginKit.Adapters.Codex.Lifecycle;

/// <summary>What the receipt remembers of the time before the install.</summary>
internal static class ReceiptFacts
{
    /// <summary>A yes or no of the receipt; <see langword="null"/> when it does not say.</summary>
    public static bool? Of(ManagedTargetFacts? record, string key) => record?.ReceiptFacts?.GetValueOrDefault(key) switch
    {
        RecordKeys.True => true,
        RecordKeys.False => false,
        _ => null,
    };

    /// <summary>The facts of a new receipt: what an earlier one knows wins, because only it saw the time before.</summary>
    public static IReadOnlyDictionary<string, string> Merge(ManagedTargetFacts? record, params ReadOnlySpan<(string Key, string Value)> now)
    {
        var facts = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (key, value) in now)
        {
            facts[key] = value;
        }

        foreach (var (key, value) in record?.ReceiptFacts ?? new Dictionary<string, string>(StringComparer.Ordinal))
        {
            facts[key] = value;
        }

        return facts;
    }
}

using PluginKit.Contracts.Documents;

namespace PluginKit.Storefront.Surfaces;

/// <summary>Whether the records of a report can be told apart. Where they cannot, nobody may guess which one an action would change.</summary>
internal static class GroupingKeys
{
    public static string? WhyUnusable(ReportDocument report)
    {
        var seen = new HashSet<string>(report.ManagedEntries.Count, StringComparer.Ordinal);
        foreach (var entry in report.ManagedEntries)
        {
            if (!AreThere(entry))
            {
                return "a managed entry has no managed_entry_key or integration_id";
            }

            if (!seen.Add(entry.ManagedEntryKey))
            {
                return "two managed entries have the same managed_entry_key";
            }
        }

        return null;
    }

    public static bool AreThere(ManagedEntry entry) =>
        !string.IsNullOrWhiteSpace(entry.ManagedEntryKey) && !string.IsNullOrWhiteSpace(entry.IntegrationId);
}

using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Problems;

namespace PluginKit.Storefront.Surfaces;

/// <summary>Every managed integration that list names, with what doctor says about it. Doctor adds facts, never records.</summary>
internal sealed class ManagedRecords
{
    private readonly HashSet<string> _integrations;

    private ManagedRecords(List<ManagedRecord> records)
    {
        Records = records;
        _integrations = new(records.Count, StringComparer.Ordinal);
        foreach (var record in records)
        {
            _integrations.Add(record.Entry.IntegrationId);
        }
    }

    public IReadOnlyList<ManagedRecord> Records { get; }

    public bool Contains(string integrationId) => _integrations.Contains(integrationId);

    public static ManagedRecords Join(ReportDocument? list, ReportDocument? doctor, List<Problem> problems)
    {
        var examined = Index(doctor);
        var owned = Index(list);
        List<ManagedRecord> records = new(owned.Count);
        foreach (var (key, entry) in owned)
        {
            records.Add(examined.TryGetValue(key, out var health)
                ? new(HealthOverlay.Apply(entry, health, problems), IsExamined: true)
                : new(entry with { HealthState = null, IssueCount = null }, IsExamined: false));
        }

        if (list is not null)
        {
            foreach (var (key, entry) in examined)
            {
                if (!owned.ContainsKey(key))
                {
                    problems.Add(Disagreement($"Doctor names '{entry.IntegrationId}', which the list does not contain; it is not shown.", key));
                }
            }
        }

        return new(records);
    }

    public static Problem Disagreement(string message, string managedEntryKey) =>
        Problem.Of(ProblemCodes.SurfacesDisagree, message) with
        {
            Details = new Dictionary<string, string>(StringComparer.Ordinal) { ["managed_entry_key"] = managedEntryKey },
        };

    // Keys are unique in what PluginKit writes; of a repeated one in another writer's report the first counts.
    private static Dictionary<string, ManagedEntry> Index(ReportDocument? report)
    {
        var entries = report?.ManagedEntries ?? [];
        var index = new Dictionary<string, ManagedEntry>(entries.Count, StringComparer.Ordinal);
        foreach (var entry in entries)
        {
            index.TryAdd(entry.ManagedEntryKey, entry);
        }

        return index;
    }
}

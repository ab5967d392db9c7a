using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Problems;

namespace PluginKit.Storefront.Surfaces;

/// <summary>Every managed integration that list names, with what doctor says about it. Doctor adds facts, never records.</summary>
internal sealed class ManagedRecords
{
    private readonly HashSet<string> _integrations;

    private ManagedRecords(List<ManagedEntry> records)
    {
        Records = records;
        _integrations = new(records.Count, StringComparer.Ordinal);
        foreach (var record in records)
        {
            _integrations.Add(record.IntegrationId);
        }
    }

    /// <summary>The records; one that doctor looked at has a <see cref="ManagedEntry.HealthState"/>, any other has none.</summary>
    public IReadOnlyList<ManagedEntry> Records { get; }

    public bool Contains(string integrationId) => _integrations.Contains(integrationId);

    /// <summary>Joins the two by key. Every row of the list stays, also one whose key another row has or that has none.</summary>
    public static ManagedRecords Join(ReportDocument? list, ReportDocument? doctor, List<Problem> problems)
    {
        var owned = list?.ManagedEntries ?? [];
        var examined = Index(doctor);
        var keys = new HashSet<string>(owned.Count, StringComparer.Ordinal);
        var records = new List<ManagedEntry>(owned.Count);
        foreach (var entry in owned)
        {
            keys.Add(entry.ManagedEntryKey);
            records.Add(GroupingKeys.AreThere(entry) && examined.TryGetValue(entry.ManagedEntryKey, out var health)
                ? HealthOverlay.Apply(entry, health, problems)
                : Unexamined(entry));
        }

        if (list is not null)
        {
            ReportUnowned(examined, keys, problems);
        }

        return new(records);
    }

    public static Problem Disagreement(string message, string managedEntryKey) =>
        Problem.Of(ProblemCodes.SurfacesDisagree, message) with
        {
            Details = new Dictionary<string, string>(StringComparer.Ordinal) { ["managed_entry_key"] = managedEntryKey },
        };

    private static void ReportUnowned(Dictionary<string, ManagedEntry> examined, HashSet<string> owned, List<Problem> problems)
    {
        foreach (var (key, entry) in examined)
        {
            if (!owned.Contains(key))
            {
                problems.Add(Disagreement($"Doctor names '{entry.IntegrationId}', which the list does not contain; it is not shown.", key));
            }
        }
    }

    // Health is doctor's alone: what another surface says about it counts for nothing.
    private static ManagedEntry Unexamined(ManagedEntry entry) => entry with
    {
        HealthState = null,
        IssueCount = null,
        SourceCheckedAt = null,
        Targets = entry.Targets.Any(static target => target.HealthState is not null)
            ? [.. entry.Targets.Select(static target => target with { HealthState = null })]
            : entry.Targets,
    };

    private static Dictionary<string, ManagedEntry> Index(ReportDocument? report)
    {
        var entries = report?.ManagedEntries ?? [];
        var index = new Dictionary<string, ManagedEntry>(entries.Count, StringComparer.Ordinal);
        foreach (var entry in entries)
        {
            if (GroupingKeys.AreThere(entry))
            {
                index.TryAdd(entry.ManagedEntryKey, entry);
            }
        }

        return index;
    }
}

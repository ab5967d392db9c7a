using PluginKit.Catalog.Projection;
using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Problems;
using PluginKit.Platform.Disk;

namespace PluginKit.Catalog.Snapshots;

/// <summary>
/// Entries of the last build for packages that look as they did then; what is read now is noted for the next one. Used by one build.
/// </summary>
/// <param name="disk">The disk.</param>
/// <param name="targets">The targets that the entries are for.</param>
/// <param name="startedAt">When this build began.</param>
internal sealed class PackageReuse(IDisk disk, TargetProjection targets, DateTimeOffset startedAt)
{
    // A file that is written just after it was read can keep its time where the disk counts in steps, on some in steps of two seconds.
    private static readonly TimeSpan Step = TimeSpan.FromSeconds(2);

    private readonly SortedDictionary<string, PackageMark> _kept = new(StringComparer.Ordinal);
    private readonly Dictionary<string, PackageFingerprint> _seen = new(StringComparer.Ordinal);
    private IReadOnlyDictionary<string, PackageMark> _marks = new Dictionary<string, PackageMark>(StringComparer.Ordinal);
    private Dictionary<string, CatalogEntry> _entries = new(StringComparer.Ordinal);

    /// <summary>How many packages were not read.</summary>
    public int Reused { get; private set; }

    private string MadeBy => $"{PluginKitVersion.Text} ({targets.RegisteredIds})";

    /// <summary>Takes what the last build left.</summary>
    public void Take(PackageIndex? index, IReadOnlyList<CatalogEntry> entries)
    {
        if (index?.MadeBy == MadeBy)
        {
            _marks = index.Packages;
            _entries = entries.ToDictionary(static entry => entry.IntegrationId, StringComparer.Ordinal);
        }
    }

    /// <summary>The entry of a package that looks as it did.</summary>
    /// <param name="folder">The folder, links resolved.</param>
    /// <param name="sourceRef">The folder as it was configured.</param>
    public CatalogEntry? Find(string folder, string sourceRef)
    {
        if (PackageFingerprint.Of(disk, folder) is not { } now)
        {
            return null;
        }

        _seen[folder] = now;
        if (!_marks.TryGetValue(folder, out var mark) || mark.Fingerprint != now.Text
            || !_entries.TryGetValue(mark.IntegrationId, out var entry) || entry.PackageDigest != mark.Digest || entry.SourceRef != sourceRef)
        {
            return null;
        }

        Reused++;
        _kept[folder] = mark;
        return targets.Onto(entry with
        {
            Origin = null,
            Alternatives = [],
            Warnings = [.. entry.Warnings.Except(entry.Problems.Where(IsOfMerge).Select(static problem => problem.Message), StringComparer.Ordinal)],
            Problems = [.. entry.Problems.Where(static problem => !IsOfMerge(problem))],
        });
    }

    // What the others were that had the id is found anew.
    private static bool IsOfMerge(Problem problem) => problem.Code is ProblemCodes.CatalogIdCollision or ProblemCodes.CatalogDuplicateId;

    /// <summary>Notes a package that was read.</summary>
    public void Keep(string folder, CatalogEntry entry)
    {
        if (entry.PackageDigest is { } digest && _seen.TryGetValue(folder, out var before) && before.Newest < startedAt - Step
            && PackageFingerprint.Of(disk, folder) is { } after && after.Text == before.Text)
        {
            _kept[folder] = new(before.Text, digest, entry.IntegrationId);
        }
    }

    public PackageIndex Index() => new() { MadeBy = MadeBy, Packages = _kept };
}

using PluginKit.Catalog.Projection;
using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Problems;
using PluginKit.Platform.Disk;

namespace PluginKit.Catalog.Snapshots;

/// <summary>
/// Entries of the last build for packages that have the digest that they had then; what is read now is noted for the next one. The look of a package only saves the
/// hashing, and only where it cannot deceive: all of it was written before the build began that read it. Used by one build.
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

    /// <summary>How many packages are what they were.</summary>
    public int Reused { get; private set; }

    /// <summary>How many of these were hashed to know it.</summary>
    public int Hashed { get; private set; }

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

    /// <summary>The entry of a package that looks as it did when it was read, and can have looked otherwise only if it was something else.</summary>
    /// <param name="folder">The folder, links resolved.</param>
    /// <param name="sourceRef">The folder as it was configured.</param>
    /// <param name="relative">The folder relative to the catalog.</param>
    public CatalogEntry? Find(string folder, string sourceRef, string relative)
    {
        if (PackageFingerprint.Of(disk, folder) is not { } now)
        {
            return null;
        }

        _seen[folder] = now;
        return _marks.TryGetValue(folder, out var mark) && mark.Fingerprint == now.Text && now.Newest + Step < mark.ReadAt
            ? Known(folder, mark, sourceRef, relative)
            : null;
    }

    /// <summary>The entry of a package that was hashed: the same content makes the same entry, however it looks.</summary>
    /// <param name="folder">The folder, links resolved.</param>
    /// <param name="digest">The digest of its content.</param>
    /// <param name="sourceRef">The folder as it was configured.</param>
    /// <param name="relative">The folder relative to the catalog.</param>
    public CatalogEntry? Find(string folder, string digest, string sourceRef, string relative)
    {
        if (!_marks.TryGetValue(folder, out var mark) || mark.Digest != digest || Known(folder, mark, sourceRef, relative) is not { } entry)
        {
            return null;
        }

        Hashed++;
        Note(folder, digest, mark.IntegrationId);
        return entry;
    }

    /// <summary>Notes a package that was read.</summary>
    public void Keep(string folder, CatalogEntry entry)
    {
        if (entry.PackageDigest is { } digest)
        {
            Note(folder, digest, entry.IntegrationId);
        }
    }

    // The look is from before the hashing: what was written in between is as new as this build, and will be hashed again.
    private void Note(string folder, string digest, string integrationId)
    {
        _kept.Remove(folder);
        if (_seen.TryGetValue(folder, out var look))
        {
            _kept[folder] = new(look.Text, startedAt, digest, integrationId);
        }
    }

    private CatalogEntry? Known(string folder, PackageMark mark, string sourceRef, string relative)
    {
        if (!_entries.TryGetValue(mark.IntegrationId, out var entry) || entry.PackageDigest != mark.Digest)
        {
            return null;
        }

        Reused++;
        _kept[folder] = mark;
        var plain = EntryHere.WithoutAnswers(entry);
        return targets.Onto(CatalogProjection.Placed(plain, sourceRef, relative) with
        {
            Origin = null,
            Alternatives = [],
            Warnings = [.. plain.Warnings.Except(plain.Problems.Where(IsOfMerge).Select(static problem => problem.Message), StringComparer.Ordinal)],
            Problems = [.. plain.Problems.Where(static problem => !IsOfMerge(problem))],
        });
    }

    // What the others were that had the id is found anew.
    private static bool IsOfMerge(Problem problem) => problem.Code is ProblemCodes.CatalogIdCollision or ProblemCodes.CatalogDuplicateId;

    public PackageIndex Index() => new() { MadeBy = MadeBy, Packages = _kept };
}

using System.Text.Json;
using PluginKit.Catalog.Origins;
using PluginKit.Catalog.Projection;
using PluginKit.Catalog.Reading;
using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Problems;

namespace PluginKit.Catalog.Snapshots;

/// <summary>
/// Reads a snapshot entry by entry, so that memory stays near the size of the file and one odd entry costs only itself. One that tells a digest and has other
/// content is no answer. What depends on the machine is made anew for this one.
/// </summary>
internal sealed class SnapshotReader(EntryHere here)
{
    private const int MaximumEntryProblems = 100;

    // Fewer are read before other threads have begun.
    private const int WorthSharing = 500;

    /// <param name="utf8">The file without a byte order mark.</param>
    /// <param name="parts">Its parts.</param>
    /// <param name="textDigest">The digest of its text.</param>
    /// <param name="path">Where it is, links resolved; <see langword="null"/> for a stream.</param>
    /// <param name="origin">The origin that it is.</param>
    /// <param name="cancellationToken">Stops the read.</param>
    /// <exception cref="JsonException">A part other than the entries does not follow the format.</exception>
    public CatalogReading Read(ReadOnlyMemory<byte> utf8, JsonParts parts, string textDigest, string? path, CatalogOrigin origin, CancellationToken cancellationToken)
    {
        if (SnapshotHead.Refusal(utf8.Span, parts, origin) is { } refusal)
        {
            return refusal;
        }

        var (head, ranges) = (SnapshotHead.Of(utf8.Span, parts), parts.Items("entries")!);
        var toBeProven = !head.IsProvenBy(textDigest);
        var places = new JsonPlaces(utf8);
        var read = Entries(index => new EntryPlace(utf8, ranges[index], $"entries[{index}]", origin, places), ranges.Count, toBeProven, cancellationToken);
        if (toBeProven && !head.IsProvenBy(read))
        {
            return SnapshotHead.Damaged(origin);
        }

        List<Problem> problems = [.. head.Problems];
        var entries = Usable(read, index => places.Of(ranges[index].Start.Value).Line, origin, problems);
        return new()
        {
            Source = head.Source with { Kind = CatalogSourceKinds.BundledSnapshot, Location = origin.Location },
            Origins = head.Origins,
            Entries = entries,
            Problems = problems,
            Skipped = ranges.Count - entries.Count,
            DetailRoot = Path.GetDirectoryName(path),
            IsStillSo = StillSo(entries),
        };
    }

    // Entries know nothing of each other, and making objects of them is nearly all of the work.
    private SnapshotEntry[] Entries(Func<int, EntryPlace> placeOf, int count, bool withDigests, CancellationToken cancellationToken)
    {
        var read = new SnapshotEntry[count];
        void Read(int index)
        {
            var place = placeOf(index);
            var told = withDigests ? SnapshotEntryJson.WithDigest(place.Json.Span) : SnapshotEntryJson.Of(place.Json.Span);

            // The digest is about the file; what is made of the entry here is another thing.
            read[index] = told.Entry is { } entry
                ? told with { Entry = here.Of(EntryWords.Checked(entry.EntryDigest is null ? entry : entry with { EntryDigest = null }, place, static member => member)) }
                : told;
        }

        if (count < WorthSharing)
        {
            cancellationToken.ThrowIfCancellationRequested();
            for (var index = 0; index < count; index++)
            {
                Read(index);
            }
        }
        else
        {
            Parallel.For(0, count, new() { CancellationToken = cancellationToken }, Read);
        }

        return read;
    }

    // Only a place can come and go while the text stays the same; what is noted holds no entries alive.
    private Func<bool> StillSo(List<CatalogEntry> entries)
    {
        (string Reference, string? Code)[] answers =
        [
            .. entries.Where(static entry => ReferenceCheck.IsPlace(entry.SourceRef)).Select(static entry => (entry.SourceRef, EntryHere.AnswerIn(entry))),
            .. entries.SelectMany(static entry => entry.Alternatives).Where(static other => ReferenceCheck.IsPlace(other.SourceRef)).Select(other => (other.SourceRef, here.AnswerFor(other.SourceRef))),
        ];
        return () => Array.TrueForAll(answers, answer => here.AnswerFor(answer.Reference) == answer.Code);
    }

    private static List<CatalogEntry> Usable(SnapshotEntry[] read, Func<int, int> lineOf, CatalogOrigin origin, List<Problem> problems)
    {
        var entries = new List<CatalogEntry>(read.Length);
        var leftOut = 0;
        for (var index = 0; index < read.Length; index++)
        {
            if (read[index].Entry is { } entry)
            {
                entries.Add(entry);
            }
            else if (++leftOut <= MaximumEntryProblems)
            {
                problems.Add(Problem.Of(ProblemCodes.CatalogEntryInvalid, $"Entry {index} of the snapshot is left out: {read[index].Reason}.", origin.Shown) with { Line = lineOf(index) });
            }
        }

        if (leftOut > MaximumEntryProblems)
        {
            problems.Add(Problem.Of(
                ProblemCodes.CatalogEntryInvalid, $"{leftOut - MaximumEntryProblems} more entries of the snapshot are left out.", origin.Shown));
        }

        return entries;
    }
}

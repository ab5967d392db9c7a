using System.Text.Json;
using PluginKit.Catalog.Origins;
using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Problems;
using PluginKit.Platform.Disk;

namespace PluginKit.Catalog.Snapshots;

/// <summary>What a snapshot file is by its own digests.</summary>
/// <param name="Source">Its source; <see langword="null"/> when the file cannot be read.</param>
/// <param name="Count">How many entries it has.</param>
/// <param name="Changes">Entries that are not what their digests say, or have none.</param>
/// <param name="Problems">What is wrong.</param>
internal sealed record SnapshotCheck(CatalogSource? Source, int Count, IReadOnlyList<CatalogChange> Changes, IReadOnlyList<Problem> Problems)
{
    public static SnapshotCheck Of(OriginContent content, CatalogOrigin origin)
    {
        var (read, problem) = Content(content, origin);
        if (problem is not null)
        {
            return Failed(problem);
        }

        try
        {
            var parts = JsonParts.Of(read.Span, "entries");
            return SnapshotHead.Refusal(read.Span, parts, origin) is { } refused ? Failed(refused.Failure!) : Of(read, parts, origin);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return Failed(SnapshotHead.Corrupt(exception as JsonException, origin).Failure!);
        }
    }

    private static SnapshotCheck Of(ReadOnlyMemory<byte> file, JsonParts parts, CatalogOrigin origin)
    {
        var utf8 = file.Span;
        var head = SnapshotHead.Of(utf8, parts);
        var places = new JsonPlaces(file);
        List<CatalogChange> changes = [];
        List<SnapshotEntry> found = [];
        foreach (var range in parts.Items("entries")!)
        {
            var read = SnapshotEntryJson.WithDigest(utf8[range]);
            found.Add(read);
            if (read.Entry?.EntryDigest != read.Digest)
            {
                var place = $"{origin.Shown}:{places.Of(range.Start.Value).Line}";
                changes.Add(new()
                {
                    IntegrationId = read.Id,
                    Change = read.Entry is { EntryDigest: null } ? CatalogChange.Unproven : CatalogChange.Damaged,
                    BeforeDigest = read.Entry?.EntryDigest,
                    AfterDigest = read.Digest,
                    Path = read.Entry is null ? $"{place}: {read.Reason}" : place,
                });
            }
        }

        return new(head.Source with { Id = origin.Id, Location = origin.Location }, found.Count, changes, [.. Verdict(head.Source, head.DigestWith(found), changes, origin)]);
    }

    private static IEnumerable<Problem> Verdict(CatalogSource source, string whole, List<CatalogChange> changes, CatalogOrigin origin)
    {
        if (source.ContentDigest is null)
        {
            yield return Problem.Of(ProblemCodes.CatalogDigestAbsent, $"'{origin.Shown}' was made without digests; damage of it cannot be found.", origin.Shown);
        }
        else if (source.ContentDigest != whole)
        {
            var damaged = changes.Select(static change => change.IntegrationId).Take(3).ToArray();
            yield return Problem.Of(
                ProblemCodes.CatalogDigestMismatch,
                damaged.Length > 0
                    ? $"'{origin.Shown}' is damaged: {changes.Count} of its entries are not what their digests say (first {string.Join(", ", damaged)})."
                    : $"'{origin.Shown}' is damaged: every entry is what its digest says, but entries were added, taken away or moved, or the revision, the origins or the problems are others.",
                origin.Shown);
        }
    }

    private static (ReadOnlyMemory<byte> Utf8, Problem? Problem) Content(OriginContent content, CatalogOrigin origin)
    {
        if (origin.Location is not { } location)
        {
            return content.OfStream(origin);
        }

        var (path, kind, problem) = content.Locate(location);
        return problem is not null ? (default, problem)
            : kind == DiskEntryKind.File ? content.OfFile(path, location)
            : (default, Problem.Of(ProblemCodes.CatalogUnreadable, $"'{location}' cannot be read: it is not a file.", location));
    }

    private static SnapshotCheck Failed(Problem problem) => new(null, 0, [], [problem]);
}

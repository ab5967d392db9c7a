using System.Globalization;
using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Vocabulary;

namespace PluginKit.Storefront.Changes;

/// <summary>Says what differs between two views of a page, and applies it. Pure.</summary>
public static class ViewChanges
{
    private static readonly FieldComparison<ViewEntry> EntryFields = new(static entry => entry.AdditionalMembers, "rank");
    private static readonly FieldComparison<ViewDocument> HeadFields = new(static view => view.AdditionalMembers, "entries", "format", "schema_version");

    /// <summary>The view of a page that shows nothing yet: what the first change is applied to.</summary>
    public static ViewDocument Nothing { get; } = new()
    {
        Format = DocumentFormats.View,
        Summary = string.Empty,
        Surfaces = new() { Catalog = SurfaceState.Unavailable, Discovery = SurfaceState.Unavailable, List = SurfaceState.Unavailable, Doctor = SurfaceState.Unavailable },
        Ok = false,
    };

    /// <summary>Compares two views. Entries are the same when their <see cref="ViewEntry.EntryId"/> is.</summary>
    /// <param name="earlier">What the page shows.</param>
    /// <param name="later">What it is to show.</param>
    /// <returns>The change; <see cref="ViewChangeDocument.HasChanges"/> is <see langword="false"/> when there is none.</returns>
    /// <exception cref="ArgumentException">A view has two entries of one id.</exception>
    public static ViewChangeDocument Between(ViewDocument earlier, ViewDocument later)
    {
        ArgumentNullException.ThrowIfNull(earlier);
        ArgumentNullException.ThrowIfNull(later);
        var before = Positions(earlier, nameof(earlier));
        var after = Positions(later, nameof(later));
        List<ViewEntry> added = [];
        List<ChangedEntry> changed = [];
        List<int> kept = [];
        for (var rank = 0; rank < later.Entries.Count; rank++)
        {
            var entry = At(later, rank);
            if (!before.TryGetValue(entry.EntryId, out var position))
            {
                added.Add(entry);
                continue;
            }

            kept.Add(position);
            if (EntryFields.Differences(earlier.Entries[position], entry) is { Count: > 0 } fields)
            {
                changed.Add(new() { EntryId = entry.EntryId, ChangedFields = fields, Entry = entry });
            }
        }

        string[] removed = [.. earlier.Entries.Select(static entry => entry.EntryId).Where(id => !after.ContainsKey(id))];
        return Document(earlier, later, removed, added, changed, Moved(earlier, after, kept));
    }

    /// <summary>Applies a change. Applied to the earlier view it gives the later one, with ranks counted from 0.</summary>
    /// <param name="view">The earlier view.</param>
    /// <param name="change">What <see cref="Between"/> gave for it.</param>
    /// <returns>The later view.</returns>
    /// <exception cref="ArgumentException">The change is of another view: it names entries that are not there, or places that there are not.</exception>
    public static ViewDocument Apply(ViewDocument view, ViewChangeDocument change)
    {
        ArgumentNullException.ThrowIfNull(view);
        ArgumentNullException.ThrowIfNull(change);
        return change.ViewHead with { Entries = ChangedOrder.Apply(view, change) };
    }

    private static Dictionary<string, int> Positions(ViewDocument view, string name)
    {
        var positions = new Dictionary<string, int>(view.Entries.Count, StringComparer.Ordinal);
        for (var position = 0; position < view.Entries.Count; position++)
        {
            if (!positions.TryAdd(view.Entries[position].EntryId, position))
            {
                throw new ArgumentException($"The view has two entries with the id '{view.Entries[position].EntryId}'.", name);
            }
        }

        return positions;
    }

    private static List<MovedEntry> Moved(ViewDocument earlier, Dictionary<string, int> after, List<int> kept)
    {
        var stays = KeptOrder.Of(kept);
        List<MovedEntry> moved = [];
        for (var index = 0; index < kept.Count; index++)
        {
            if (!stays[index])
            {
                var id = earlier.Entries[kept[index]].EntryId;
                moved.Add(new() { EntryId = id, FromRank = kept[index], Rank = after[id] });
            }
        }

        return moved;
    }

    private static ViewChangeDocument Document(
        ViewDocument earlier, ViewDocument later, string[] removed, List<ViewEntry> added, List<ChangedEntry> changed, List<MovedEntry> moved) => new()
        {
            Format = DocumentFormats.ViewChange,
            RequestedTargets = later.RequestedTargets,
            RequestedScope = later.RequestedScope,
            RequestedWorkspaceRoot = later.RequestedWorkspaceRoot,
            RequestedIntegrationId = later.RequestedIntegrationId,
            RequestedSourceRef = later.RequestedSourceRef,
            Ok = later.Ok,
            Warnings = later.Warnings,
            Problems = later.Problems,
            Summary = string.Create(
                CultureInfo.InvariantCulture,
                $"{added.Count} added, {removed.Length} removed, {changed.Count} changed, {moved.Count} moved."),
            ChangedFields = HeadFields.Differences(earlier, later),
            Removed = removed,
            Added = added,
            Changed = changed,
            Moved = moved,
            ViewHead = later with { Entries = [] },
        };

    // A rank is a position, whatever another writer says.
    private static ViewEntry At(ViewDocument view, int rank) => view.Entries[rank].Rank == rank ? view.Entries[rank] : view.Entries[rank] with { Rank = rank };
}

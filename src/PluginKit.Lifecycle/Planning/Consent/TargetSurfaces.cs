using PluginKit.Contracts.Clients;
using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Surfaces;
using PluginKit.Contracts.Vocabulary;
using PluginKit.Lifecycle.Planning.Previews;
using PluginKit.Lifecycle.Receipts;

namespace PluginKit.Lifecycle.Planning.Consent;

/// <summary>The executable surfaces of what a target is to get, compared with what it has. Reads; runs nothing.</summary>
internal static class TargetSurfaces
{
    /// <param name="question">What is planned.</param>
    /// <param name="installed">What is there.</param>
    /// <param name="asks">Whether new and changed surfaces need consent.</param>
    public static IReadOnlyList<ExecutableSurface> Of(TargetQuestion question, InstalledRevision installed, bool asks)
    {
        if (question.Delivery is not { } delivery)
        {
            return question.Action == ActionClass.RemoveOrphanedTarget ? [.. (question.Receipt?.Surfaces ?? []).Select(Removed)] : [];
        }

        var surfaces = Read(question.Adapter, delivery);
        if (question.Action == ActionClass.RepairDrift || string.Equals(question.Receipt?.DeliveryDigest, delivery.Digest, StringComparison.Ordinal))
        {
            // The recorded revision, whatever became of it: its executables were in it when it was installed.
            return [.. surfaces.Select(static surface => surface with { Change = SurfaceChange.Unchanged })];
        }

        var before = Before(question, installed);
        return [.. Compare(surfaces, before, asks), .. before.Where(old => !surfaces.Any(surface => IsSamePlace(surface, old) || IsSame(surface, old))).Select(Removed)];
    }

    /// <summary>As a receipt keeps them: what goes is not there any more.</summary>
    public static IReadOnlyList<RecordedSurface> Recorded(IReadOnlyList<ExecutableSurface> surfaces) =>
        [.. surfaces.Where(static surface => surface.Change != SurfaceChange.Removed).Select(Recorded)];

    private static IReadOnlyList<ExecutableSurface> Read(IClientAdapter adapter, DeliveryView delivery) => adapter is IExecutableSurfaces port
        ? port.SurfacesOf(delivery)
        : [new() { Kind = SurfaceKind.Unread, Name = delivery.IntegrationId, File = ".", Digest = delivery.Digest }];

    /// <summary>From the receipt; one that does not know is made up for by the placed files. Without either everything is new.</summary>
    private static IReadOnlyList<RecordedSurface> Before(TargetQuestion question, InstalledRevision installed) =>
        question.Receipt?.Surfaces ?? (installed.Delivery is { } delivery ? [.. Read(question.Adapter, delivery).Select(Recorded)] : []);

    /// <summary>A surface that only changed its place is the same one; of two equal ones each answers for one.</summary>
    private static IEnumerable<ExecutableSurface> Compare(IReadOnlyList<ExecutableSurface> surfaces, IReadOnlyList<RecordedSurface> before, bool asks)
    {
        var known = before.ToList();
        foreach (var surface in surfaces)
        {
            var same = known.FindIndex(old => IsSame(surface, old));
            if (same >= 0)
            {
                known.RemoveAt(same);
                yield return surface with { Change = SurfaceChange.Unchanged };
                continue;
            }

            var change = before.Any(old => IsSamePlace(surface, old)) ? SurfaceChange.Changed : SurfaceChange.New;
            yield return surface with { Change = change, NeedsConsent = asks };
        }
    }

    private static bool IsSame(ExecutableSurface surface, RecordedSurface old) =>
        string.Equals(surface.Kind.Value, old.Kind, StringComparison.Ordinal) && string.Equals(surface.Digest, old.Digest, StringComparison.Ordinal);

    private static bool IsSamePlace(ExecutableSurface surface, RecordedSurface old) =>
        string.Equals(surface.Kind.Value, old.Kind, StringComparison.Ordinal) && string.Equals(surface.Name, old.Name, StringComparison.Ordinal)
        && string.Equals(surface.File, old.File, StringComparison.Ordinal) && string.Equals(surface.Place, old.Place, StringComparison.Ordinal);

    private static RecordedSurface Recorded(ExecutableSurface surface) =>
        new() { Kind = surface.Kind.Value, Name = surface.Name, File = surface.File, Place = surface.Place, Digest = surface.Digest };

    private static ExecutableSurface Removed(RecordedSurface old) => new()
    {
        Kind = SurfaceKind.From(old.Kind),
        Name = old.Name,
        File = old.File,
        Place = old.Place,
        Digest = old.Digest,
        Change = SurfaceChange.Removed,
    };
}

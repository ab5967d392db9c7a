using PluginKit.Contracts.Clients;
using PluginKit.Contracts.Digests;
using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Sources;
using PluginKit.Contracts.Steps;
using PluginKit.Contracts.Vocabulary;
using PluginKit.Platform.Disk;

namespace PluginKit.Lifecycle.Planning.Previews;

/// <summary>What becomes of folders of delivered files; one that is placed is compared with the installed revision.</summary>
internal sealed class Generations(IClientFiles files, DeliveryView? delivery, InstalledRevision installed)
{
    private const int MaxFiles = 200;

    private readonly HashSet<string> _gone = new(StringComparer.Ordinal);

    /// <summary>The change; <see langword="null"/> when there is none, or when the step is of another kind.</summary>
    public GenerationChange? Of(PlanStep step)
    {
        switch (step)
        {
            case RemoveGenerationStep removed when files.KindOf(removed.Path) == PathKind.Directory && _gone.Add(removed.Path):
                return new() { Path = removed.Path, Phase = step.Phase, Change = FileChangeKind.Deleted, Digest = removed.Digest, FilesComplete = false };
            case PlaceGenerationStep placed when delivery is not null && (files.KindOf(placed.Destination) == PathKind.Absent || _gone.Contains(placed.Destination)):
                return Placed(placed, delivery);
            default:
                return null;
        }
    }

    private GenerationChange Placed(PlaceGenerationStep step, DeliveryView delivered)
    {
        var old = installed.Tree?.Entries.Where(static entry => entry.Kind == PackageEntryKind.File).ToDictionary(static entry => entry.Path, StringComparer.Ordinal) ?? [];
        var changed = new List<GenerationFile>();
        var (size, created, different) = (0L, 0, 0);
        foreach (var path in delivered.Paths)
        {
            var bytes = delivered.Read(path);
            size += bytes.Length;
            var isNew = !old.Remove(path, out var before);
            if (!isNew && before!.Length == bytes.Length && before.IsExecutable == delivered.IsExecutable(path) && installed.Tree!.Read(path).Span.SequenceEqual(bytes.Span))
            {
                continue;
            }

            created += isNew ? 1 : 0;
            different += isNew ? 0 : 1;
            if (changed.Count < MaxFiles)
            {
                changed.Add(new() { Path = path, Change = isNew ? FileChangeKind.Created : FileChangeKind.Changed, Size = bytes.Length, Digest = ContentDigest.Of(bytes.Span) });
            }
        }

        changed.AddRange(old.Keys.Take(Math.Max(0, MaxFiles - changed.Count)).Select(static path => new GenerationFile { Path = path, Change = FileChangeKind.Deleted }));
        return new()
        {
            Path = step.Destination,
            Phase = step.Phase,
            Change = FileChangeKind.Created,
            Digest = step.DeliveryDigest,
            ComparedWith = installed.Path,
            FileCount = delivered.Paths.Count,
            Size = size,
            CreatedCount = created,
            ChangedCount = different,
            DeletedCount = old.Count,
            Files = [.. changed.OrderBy(static file => file.Path, StringComparer.Ordinal)],
            FilesComplete = created + different + old.Count == changed.Count,
        };
    }
}

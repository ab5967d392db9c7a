using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Problems;
using PluginKit.Platform.Disk;

namespace PluginKit.Bundles.Handoff;

/// <summary>Says whether what is at a destination may be replaced: nothing, an empty folder, or an earlier install that is recognised by its own metadata and list.</summary>
internal sealed class HandoffDestination(IDisk disk, HandoffLimits limits)
{
    private const int Named = 5;

    /// <summary>Looks at a destination. What is there is only read.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="incoming">What is to be installed.</param>
    /// <param name="force">Whether changes of an earlier install may be lost.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>Why it may not be replaced: <c>bundle_destination_conflict</c> or <c>bundle_destination_modified</c>.</returns>
    public Problem? Obstacle(string folder, HandoffMetadata incoming, bool force, CancellationToken cancellationToken)
    {
        if (Foreign(folder) is { } foreign)
        {
            return foreign;
        }

        return force || IsFree(folder) ? null : Change(folder, incoming, cancellationToken);
    }

    /// <summary>Whether there is something that no install put there. That is never replaced.</summary>
    public Problem? Foreign(string folder)
    {
        var reason = disk.Stat(folder) switch
        {
            null => null,
            { Kind: DiskEntryKind.Link } => "is a link; give the folder that it points to",
            { Kind: not DiskEntryKind.Directory } => "is no folder",
            _ when IsFree(folder) => null,
            _ when disk.Stat(Path.Join(folder, ".git")) is not null => "is a Git working copy",
            _ when Metadata(folder) is null => "is not empty and was not made by an install of a bundle",
            _ => null,
        };
        return reason is null ? null : Problem.Of(ProblemCodes.BundleDestinationConflict, $"'{folder}' {reason}; nothing was changed.", folder);
    }

    /// <summary>Whether there is something to replace.</summary>
    public bool IsFree(string folder) => disk.Stat(folder) is null || disk.List(folder).Count == 0;

    /// <summary>What the metadata of an earlier install says; <see langword="null"/> when there is none that is intact.</summary>
    public HandoffMetadata? Metadata(string folder)
    {
        var (bytes, _) = HandoffMetadataFiles.Read(disk, folder, limits);
        return bytes is null ? null : HandoffMetadataReader.Read(bytes, folder).Metadata;
    }

    private Problem? Change(string folder, HandoffMetadata incoming, CancellationToken cancellationToken)
    {
        var earlier = Metadata(folder)!;
        if ((earlier.PluginName, earlier.Platform, earlier.Runtime) != (incoming.PluginName, incoming.Platform, incoming.Runtime))
        {
            return Modified(folder, $"holds the bundle {earlier.PluginName} ({earlier.Platform}, {earlier.Runtime})", []);
        }

        if (HandoffListing.Of(earlier) is not { } listed)
        {
            return Modified(folder, "holds an earlier install whose metadata does not list its files, so that changes cannot be told", []);
        }

        var found = HandoffFolder.Read(disk, folder, limits, listed, null, cancellationToken);
        string[] changed =
        [
            .. found.Listing.DifferencesFrom(listed, found.HasModes).Select(static difference => difference.Path),
            .. found.Unread.Where(static unread => unread.Reason == UnreadFile.Link).Select(static unread => unread.Path),
        ];
        return changed.Length == 0 ? null : Modified(folder, $"holds an earlier install in which {changed.Length} files were changed, added or removed", changed);
    }

    private static Problem Modified(string folder, string reason, string[] changed)
    {
        var problem = Problem.Of(ProblemCodes.BundleDestinationModified, $"'{folder}' {reason}; nothing was changed.", folder);
        return changed.Length == 0 ? problem : problem with
        {
            Details = new SortedDictionary<string, string>(StringComparer.Ordinal) { ["changed"] = string.Join(", ", changed.Take(Named).Select(Platform.Text.Printable.Of)) },
        };
    }
}

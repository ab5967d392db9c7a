using PluginKit.Platform.Disk;

namespace PluginKit.Platform.Watching;

/// <summary>
/// The entries that together make a path mean what it means, in order: every folder and link on the way to it, up to the first that is missing.
/// When one of them comes, goes or is replaced, the path means something else.
/// </summary>
/// <param name="Entries">Each as a real directory and a name in it.</param>
/// <param name="Folder">The real folder at the end, when there is one: its direct entries count too.</param>
internal sealed record PathTrace(IReadOnlyList<(string Directory, string Name)> Entries, string? Folder)
{
    public static PathTrace Of(IDisk disk, string path)
    {
        List<(string, string)> entries = [];
        DiskEntry? last = null;
        var ended = false;
        try
        {
            LinkResolution.Resolve(Look, path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // A circle of links or a folder that may not be entered: what was passed so far is what can be listened to.
            last = null;
        }

        return new(entries, !ended && last is { Kind: DiskEntryKind.Directory } folder ? folder.Path : null);

        DiskEntry? Look(string entry)
        {
            if (ended)
            {
                return null;
            }

            entries.Add((DiskPath.Parent(entry), Path.GetFileName(entry)));
            last = disk.Stat(entry);
            ended = last is null;
            return last;
        }
    }
}

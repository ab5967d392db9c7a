using System.Text;
using System.Text.RegularExpressions;
using PluginKit.Platform.Disk;

namespace PluginKit.Lifecycle.Tests.Worlds;

/// <summary>
/// Every file of a world with its bytes, for comparing what two runs left. Left out is what stays by design (the locks that are never deleted, empty
/// folders of our own house, what a client itself did not finish), the operation log, which tells of every run, and random ids are blanked. The clock of the
/// worlds stands still, so times need no exception.
/// </summary>
internal static partial class WorldImage
{
    public static IReadOnlyList<string> Of(World world)
    {
        var lines = new List<string>();
        Add(world, world.Disk.Stat(world.Root)!, lines);
        return lines;
    }

    /// <summary>What differs, in lines; empty when nothing does.</summary>
    public static string Difference(IReadOnlyList<string> expected, IReadOnlyList<string> found) =>
        string.Join('\n', expected.Except(found).Select(static line => "- " + line).Concat(found.Except(expected).Select(static line => "+ " + line)));

    private static void Add(World world, DiskEntry entry, List<string> lines)
    {
        var name = Path.GetRelativePath(world.Root, entry.Path);
        if (name.EndsWith("pluginkit/log", StringComparison.Ordinal))
        {
            return;
        }

        if (entry.Kind != DiskEntryKind.Directory)
        {
            if (!name.EndsWith("pluginkit/lock", StringComparison.Ordinal) && !name.EndsWith("pluginkit/checks.json.lock", StringComparison.Ordinal) && !name.EndsWith(SketchProgram.Unfinished, StringComparison.Ordinal))
            {
                lines.Add($"{name} = {RandomIds().Replace(Text(world, entry), "\"operation_id\": \"ID")}");
            }

            return;
        }

        if (!IsOwnHouse(name))
        {
            lines.Add(name + "/");
        }

        foreach (var child in world.Disk.List(entry.Path))
        {
            Add(world, child, lines);
        }
    }

    private static bool IsOwnHouse(string name) => name.EndsWith(".plugin-kit-ai", StringComparison.Ordinal)
        || name.EndsWith(".plugin-kit-ai/locks", StringComparison.Ordinal)
        || name.EndsWith(".plugin-kit-ai/pluginkit", StringComparison.Ordinal)
        || name.EndsWith("pluginkit/receipts", StringComparison.Ordinal)
        || name.EndsWith("pluginkit/operations", StringComparison.Ordinal)
        || name.EndsWith("pluginkit/store", StringComparison.Ordinal)
        || name.EndsWith("pluginkit/leases", StringComparison.Ordinal)
        || name.EndsWith("pluginkit/neutral", StringComparison.Ordinal);

    private static string Text(World world, DiskEntry entry)
    {
        using var stream = world.Disk.OpenRead(entry.Path);
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return Encoding.Latin1.GetString(copy.ToArray()).Replace(world.Root, "ROOT", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);
    }

    [GeneratedRegex("\"operation_id\": \"[a-z0-9-]+", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex RandomIds();
}

using System.Globalization;
using PluginKit.Platform.Disk;
using PluginKit.Tests.Disks;

namespace PluginKit.EndToEnd.Tests.ForeignWriters;

/// <summary>
/// A running Codex that saves <c>config.toml</c> again and again: it keeps what others wrote, numbers its saves, counts them in a comment, and moves
/// its own table from one end of the file to the other.
/// </summary>
internal sealed class ForeignCodex(IDisk disk, string path)
{
    private const string Header = "[foreign]";

    public int Saves { get; private set; }

    public void Edit()
    {
        var lines = Read();
        var own = Own(lines);
        Saves++;
        own.RemoveAll(static line => line.StartsWith("# saved", StringComparison.Ordinal));
        own.AddRange([$"# saved {Saves} times", string.Create(CultureInfo.InvariantCulture, $"save-{Saves} = {Saves}")]);
        lines = Saves % 2 == 0 ? [.. own, .. lines] : [.. lines, .. own];
        disk.AddFile(path + ".foreign", string.Join('\n', lines) + "\n");
        disk.MoveFile(path + ".foreign", path, overwrite: true);
    }

    /// <summary>What it wrote and is not there; empty when nothing was lost.</summary>
    public string Losses()
    {
        var lines = Read();
        var missing = Enumerable.Range(1, Saves).Where(number => !lines.Contains($"save-{number} = {number}")).ToList();
        return missing.Count == 0 && (Saves == 0 || lines.Contains($"# saved {Saves} times")) ? string.Empty : $"{Saves} saves, missing {string.Join(", ", missing)}";
    }

    private List<string> Read()
    {
        using var reader = new StreamReader(disk.OpenRead(path));
        return [.. reader.ReadToEnd().TrimEnd('\n').Split('\n')];
    }

    /// <summary>Takes its own table out of the lines.</summary>
    private static List<string> Own(List<string> lines)
    {
        var start = lines.IndexOf(Header);
        if (start < 0)
        {
            return [Header];
        }

        var end = start + 1;
        while (end < lines.Count && !lines[end].StartsWith('['))
        {
            end++;
        }

        var own = lines[start..end];
        lines.RemoveRange(start, end - start);
        return [.. own.Where(static line => line.Length > 0)];
    }
}

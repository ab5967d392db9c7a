using System.Text;
using System.Text.Json.Nodes;
using PluginKit.Lifecycle.Tests.Worlds;
using PluginKit.Platform.Disk;

namespace PluginKit.Lifecycle.Tests.ForeignWriters;

/// <summary>
/// A running client that saves its settings again and again, beside the file and renamed, as the real ones do. Every save has a number and a member of
/// its own, so that one that was lost can be told.
/// </summary>
internal sealed class ForeignClient(IDisk disk, string path)
{
    private readonly string _temporary = path + ".foreign";
    private JsonObject? _memory;

    /// <summary>How often it saved.</summary>
    public int Saves { get; private set; }

    /// <summary>Reads the file, changes its own members, keeps all others.</summary>
    public void Edit()
    {
        var settings = Read();
        Save(settings);
    }

    /// <summary>Writes what it had in memory when it started: whatever others wrote since is gone.</summary>
    public void SaveFromMemory() => Save(_memory ??= Read());

    /// <summary>What is wrong with the file from this client's point of view; empty when nothing that it wrote was lost.</summary>
    public string Losses()
    {
        var theirs = Read()["foreign"]?.AsObject() ?? [];
        var missing = Enumerable.Range(1, Saves).Where(number => theirs[$"save-{number}"]?.GetValue<int>() != number).ToList();
        return missing.Count == 0 && (theirs["last"]?.GetValue<int>() ?? 0) == Saves ? string.Empty : $"last {theirs["last"]} of {Saves}, missing {string.Join(", ", missing)}";
    }

    public bool HasPlugin(string id) => Read()["enabled"]?[id]?.GetValue<bool>() == true;

    private JsonObject Read()
    {
        using var stream = disk.OpenRead(path);
        return JsonNode.Parse(stream)!.AsObject();
    }

    private void Save(JsonObject settings)
    {
        if (settings["foreign"] is not JsonObject own)
        {
            settings["foreign"] = own = [];
        }

        Saves++;
        own["last"] = Saves;
        own[$"save-{Saves}"] = Saves;
        disk.DeleteFile(_temporary);
        using (var stream = disk.CreateNew(_temporary, null))
        {
            stream.Write(Encoding.UTF8.GetBytes(settings.ToJsonString() + "\n"));
        }

        disk.MoveFile(_temporary, path, overwrite: true);
    }
}

using System.Text.Json.Nodes;
using PluginKit.Concurrency.Tests.Homes;

namespace PluginKit.Concurrency.Tests.Neighbours;

/// <summary>What somebody else does in the middle of an operation, and what of it has to be there afterwards.</summary>
internal sealed class Disturbance(Home home, string kind)
{
    private const string Mine = "the user's own words\n";

    private readonly List<string> _away = [];
    private string? _placed;

    public void Begin()
    {
        switch (kind)
        {
            case "edits the settings":
                var settings = File.Exists(home.Settings("sketch")) ? Home.Json(home.Settings("sketch")) : [];
                settings["mine"] = Mine;
                Replace(home.Settings("sketch"), settings);
                break;
            case "adds a file to ours":
                Place();
                break;
            case "deletes our pointer":
                if (Directory.Exists(home.Owned("sketch")))
                {
                    File.Delete(Path.Combine(home.Owned("sketch"), "current"));
                }

                break;
            case "renames the settings for a while":
                Away(home.Settings("sketch"));
                break;
            default:
                Away(home.State);
                break;
        }
    }

    /// <summary>Software that keeps folders alike puts back what it took; where something new is, its own becomes a conflict copy.</summary>
    public void End()
    {
        foreach (var path in _away)
        {
            File.Move(path + ".away", File.Exists(path) ? path + ".conflict-copy" : path);
        }
    }

    /// <summary>What is missing of what the user did; <see langword="null"/> when nothing is.</summary>
    public string? Lost() => kind switch
    {
        "edits the settings" when Home.Json(home.Settings("sketch"))["mine"]?.GetValue<string>() != Mine => "the user's key",
        "adds a file to ours" when _placed is not null && !Directory.EnumerateFiles(home.At("home"), "mine.txt", SearchOption.AllDirectories).Any(static file => File.ReadAllText(file) == Mine) => "the user's file",
        _ => null,
    };

    private void Place()
    {
        var generations = Path.Combine(home.Owned("sketch"), "g");
        if (Directory.Exists(generations) && Directory.EnumerateDirectories(generations, Home.Notes, SearchOption.AllDirectories).FirstOrDefault() is { } folder)
        {
            _placed = Path.Combine(folder, "mine.txt");
            File.WriteAllText(_placed, Mine);
        }
    }

    private void Away(string path)
    {
        if (File.Exists(path))
        {
            File.Move(path, path + ".away");
            _away.Add(path);
        }
    }

    private static void Replace(string path, JsonObject content)
    {
        Home.Write(path + ".theirs", content.ToJsonString());
        File.Move(path + ".theirs", path, overwrite: true);
    }
}

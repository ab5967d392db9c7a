using System.Text.Json;
using PluginKit.Contracts.Clients;

namespace PluginKit.Contracts.Surfaces;

/// <summary>Finds the package files that a command names: with a variable of the client before them, relative, or as they are.</summary>
internal sealed class NamedFiles(DeliveryView delivery)
{
    /// <summary>Files below a folder that a command names; a longer list is cut and its length is part of the digest all the same.</summary>
    private const int MaxFiles = 2000;

    private static readonly char[] Breaks = [' ', '\t', '\r', '\n', '"', '\'', '`', '=', ';', '&', '|', '(', ')', '<', '>', ',', ':'];

    private readonly HashSet<string> _paths = new(delivery.Paths, StringComparer.Ordinal);

    public IReadOnlyList<string> In(IEnumerable<string> texts)
    {
        var found = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var text in texts)
        {
            Add(found, text);
            foreach (var word in text.Split(Breaks, StringSplitOptions.RemoveEmptyEntries))
            {
                Add(found, word);
            }
        }

        return [.. found];
    }

    /// <summary>Every text of a value, names of members left out.</summary>
    public static IEnumerable<string> TextsIn(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => [value.GetString()!],
        JsonValueKind.Array => value.EnumerateArray().SelectMany(TextsIn),
        JsonValueKind.Object => value.EnumerateObject().SelectMany(static member => TextsIn(member.Value)),
        _ => [],
    };

    /// <summary>A path of the package as it stands in its documents, in the form of <see cref="DeliveryView.Paths"/>; empty for the package itself.</summary>
    public static string Normal(string text)
    {
        var rest = text.AsSpan();
        if (rest.StartsWith("$"))
        {
            // A variable in front is the client's name for the package; another one finds no file.
            var end = rest.IndexOfAny('/', '\\');
            rest = end < 0 ? default : rest[end..];
        }

        var segments = new List<string>();
        foreach (var segment in rest.ToString().Split(['/', '\\'], StringSplitOptions.RemoveEmptyEntries))
        {
            if (segment == "..")
            {
                if (segments.Count > 0)
                {
                    segments.RemoveAt(segments.Count - 1);
                }
            }
            else if (segment != ".")
            {
                segments.Add(segment);
            }
        }

        return string.Join('/', segments);
    }

    private void Add(SortedSet<string> found, string word)
    {
        var path = Normal(word);
        if (path.Length == 0)
        {
            return;
        }

        if (_paths.Contains(path))
        {
            found.Add(path);
            return;
        }

        var folder = path + "/";
        foreach (var file in delivery.Paths.Where(file => file.StartsWith(folder, StringComparison.Ordinal)).Take(MaxFiles))
        {
            found.Add(file);
        }
    }
}

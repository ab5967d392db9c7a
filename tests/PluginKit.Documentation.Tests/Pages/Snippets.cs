namespace PluginKit.Documentation.Tests.Pages;

/// <summary>The marked regions of compiled files: from <c>// snippet: name</c> to <c>// end snippet</c>. Regions of one name belong together.</summary>
internal static class Snippets
{
    private const string Begin = "// snippet: ";
    private const string End = "// end snippet";

    public static IReadOnlyDictionary<string, string> All { get; } = Collect();

    private static SortedDictionary<string, string> Collect()
    {
        var regions = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var file in Repository.SnippetFiles)
        {
            string? name = null;
            var lines = new List<string>();
            foreach (var line in File.ReadLines(file))
            {
                var text = line.Trim();
                if (name is null && text.StartsWith(Begin, StringComparison.Ordinal))
                {
                    name = text[Begin.Length..];
                    lines.Clear();
                }
                else if (name is not null && text == End)
                {
                    var region = Outdented(lines);
                    regions[name] = regions.TryGetValue(name, out var earlier) ? earlier + "\n" + region : region;
                    name = null;
                }
                else
                {
                    lines.Add(line);
                }
            }

            name.ShouldBeNull($"{file}: the region '{name}' does not end.");
        }

        return regions;
    }

    private static string Outdented(List<string> lines)
    {
        var indent = lines.Where(static line => line.Length > 0).Min(static line => line.Length - line.TrimStart(' ').Length);
        var text = string.Join('\n', lines.Select(line => line.Length == 0 ? line : line[indent..]));
        return text.Trim('\n') + "\n";
    }
}

using PluginKit.Contracts.Documents;

namespace PluginKit.Lifecycle.Planning.Binding;

/// <summary>Client files that are not what a plan saw.</summary>
internal static class ChangedFiles
{
    /// <summary>Files that both plans looked at and that differ.</summary>
    public static IReadOnlyList<Change> Between(PlanBinding then, PlanBinding today)
    {
        var now = today.Files.GroupBy(static file => file.Path, StringComparer.Ordinal).ToDictionary(static group => group.Key, static group => Word(group.First()), StringComparer.Ordinal);
        var before = then.Files.GroupBy(static file => file.Path, StringComparer.Ordinal).ToDictionary(static group => group.Key, static group => Word(group.First()), StringComparer.Ordinal);
        var both = before.Where(file => now.TryGetValue(file.Key, out var word) && !string.Equals(word, file.Value, StringComparison.Ordinal)).Select(file => new Change(file.Key, file.Value, now[file.Key]));
        return [.. both.OrderBy(static file => file.Path, StringComparer.Ordinal)];
    }

    private static string Word(BoundFile file) => file.Unreadable ? "unreadable" : file.Digest ?? "absent";

    /// <summary>One file: digest, or a word for why there is none.</summary>
    internal sealed record Change(string Path, string Before, string Now);
}

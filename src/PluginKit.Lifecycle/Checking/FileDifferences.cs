using System.Globalization;
using PluginKit.Authoring.Deliveries;
using PluginKit.Contracts.Sources;
using PluginKit.Platform.Trees;

namespace PluginKit.Lifecycle.Checking;

/// <summary>Names the files in which a folder differs from a delivery; reads one file at a time.</summary>
internal sealed class FileDifferences(PackageTrees trees)
{
    private const int MaxNamed = 10;

    /// <summary>Facts for a problem: <c>added</c>, <c>changed</c>, <c>missing</c>, each with the first names; empty when the folder cannot be read as files.</summary>
    public SortedDictionary<string, string> Between(Delivery expected, string folder, CancellationToken cancellationToken)
    {
        var details = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var read = trees.Open(folder, cancellationToken: cancellationToken);
        if (read.Tree is not { } found)
        {
            if (read.Problem is { } problem)
            {
                details["unreadable"] = problem.Message;
            }

            return details;
        }

        var there = found.Entries.ToDictionary(static entry => entry.Path, StringComparer.Ordinal);
        var wanted = expected.Entries.ToDictionary(static entry => entry.Path, StringComparer.Ordinal);
        Name(details, "missing", wanted.Keys.Where(path => !there.ContainsKey(path)));
        Name(details, "added", there.Keys.Where(path => !wanted.ContainsKey(path)));
        Name(details, "changed", wanted.Values.Where(entry => there.TryGetValue(entry.Path, out var other) && !IsSame(entry, other, expected, found, cancellationToken)).Select(static entry => entry.Path));
        return details;
    }

    private static bool IsSame(PackageEntry wanted, PackageEntry found, Delivery expected, PackageTree tree, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return wanted.Kind == found.Kind && wanted.IsExecutable == found.IsExecutable && wanted.Length == found.Length
            && (wanted.Kind == PackageEntryKind.Directory || expected.Read(wanted.Path).Span.SequenceEqual(tree.Read(found.Path).Span));
    }

    private static void Name(SortedDictionary<string, string> details, string word, IEnumerable<string> paths)
    {
        var sorted = paths.Order(StringComparer.Ordinal).ToList();
        if (sorted.Count > 0)
        {
            details[word] = string.Join(", ", sorted.Take(MaxNamed)) + (sorted.Count > MaxNamed ? string.Create(CultureInfo.InvariantCulture, $" and {sorted.Count - MaxNamed} more") : string.Empty);
        }
    }
}

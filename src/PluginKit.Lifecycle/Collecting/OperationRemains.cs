using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Steps;
using PluginKit.Contracts.Vocabulary;
using PluginKit.Platform.Disk;

namespace PluginKit.Lifecycle.Collecting;

/// <summary>Folders that an operation left unfinished and whose names tell which one it was.</summary>
internal sealed class OperationRemains(IDisk disk)
{
    private static readonly string[] Marks = [".staging-", ".tombstone-", ".discarded-"];

    /// <summary>The operation in the name of a folder; <see langword="null"/> for every other name.</summary>
    public static string? OperationOf(string name)
    {
        foreach (var mark in Marks)
        {
            // A tombstone of remains carries two marks; the last one tells who works on it.
            var at = name.LastIndexOf(mark, StringComparison.Ordinal);
            if (at > 0 && Marks.All(other => name.IndexOf(other, at + mark.Length, StringComparison.Ordinal) < 0))
            {
                return name[(at + mark.Length)..];
            }
        }

        return null;
    }

    /// <summary>What is in a folder of our own, down to where generations lie.</summary>
    public IEnumerable<Finding> In(string folder, int depth, string pruneUpTo, References references)
    {
        foreach (var entry in disk.List(folder).Where(static entry => entry.Kind == DiskEntryKind.Directory))
        {
            if (OperationOf(entry.Name) is { } operation)
            {
                yield return Found(entry.Path, references.IsOpen(operation), pruneUpTo);
            }
            else if (depth > 1)
            {
                foreach (var deeper in In(entry.Path, depth - 1, pruneUpTo, references))
                {
                    yield return deeper;
                }
            }
        }
    }

    private static Finding Found(string path, bool isOpen, string pruneUpTo) => new(
        new() { Kind = CollectionItem.Remains, Path = path, Collect = !isOpen, Reasons = isOpen ? ["open_operation"] : [] },
        isOpen ? null : new RemoveGenerationStep { Phase = StepPhase.AfterCommit, Summary = "Delete what an operation left behind", Path = path, PruneUpTo = pruneUpTo });
}

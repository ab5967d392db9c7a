using PluginKit.Contracts.Clients;
using PluginKit.Contracts.Problems;
using PluginKit.Lifecycle.Store;
using PluginKit.Platform.Disk;
using PluginKit.Platform.Trees;

namespace PluginKit.Lifecycle.Execution;

/// <summary>
/// Deletes a folder that was put aside once nothing can bring it back any more: what was recorded and nobody changed, and not one file more. What
/// somebody changed or added stays, under the name that the folder had.
/// </summary>
internal sealed class GenerationDisposal(IDisk disk, PackageTrees trees, TreeRemoval removal)
{
    /// <param name="place">Where the folder was.</param>
    /// <param name="aside">Where it is now; nothing happens when it is missing.</param>
    /// <param name="digest">What it must hold; <see langword="null"/> when all of it goes, whatever it is.</param>
    /// <param name="discarded">A name beside it for the deletion: what is found there was looked at, and a crash cut its deletion short.</param>
    /// <returns>What stayed.</returns>
    public Problem? Run(string place, string aside, string? digest, string discarded)
    {
        var left = removal.DeleteTree(discarded);
        if (left is not null || disk.Stat(aside) is null)
        {
            return left;
        }

        var tree = trees.Open(aside).Tree;
        if (digest is not null && !GenerationLayout.Fits(digest, tree?.Digest))
        {
            return Kept(place, aside);
        }

        // Half of a folder has another digest. The name says that the digest was right, and must last before the first file is gone.
        disk.MoveDirectory(aside, discarded);
        disk.FlushDirectory(Path.GetDirectoryName(discarded)!);
        left = digest is null ? removal.DeleteTree(discarded) : removal.DeleteEntries(discarded, tree!.Entries);
        return left is null ? null : Kept(place, discarded);
    }

    private Problem Kept(string place, string where)
    {
        if (disk.Stat(place) is null)
        {
            disk.MoveDirectory(where, place);
            disk.FlushDirectory(Path.GetDirectoryName(place)!);
            where = place;
        }

        return Problem.Of(ProblemCodes.LeftoverFiles, $"Files in '{where}' are not what was installed and were kept.", where);
    }
}

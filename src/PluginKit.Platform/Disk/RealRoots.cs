using PluginKit.Contracts.Problems;

namespace PluginKit.Platform.Disk;

/// <summary>Containment after every link is resolved, on both sides.</summary>
internal static class RealRoots
{
    /// <summary>Whether a path without links is in one of the roots; no roots contain everything.</summary>
    public static bool Contain(IDisk disk, IReadOnlyList<string> roots, string real) =>
        roots.Count == 0 || roots.Any(root => DiskPath.IsWithin(disk.ResolveLinks(DiskPath.Checked(root)), real));

    /// <summary>What is wrong with a path that leads out of the roots; <see langword="null"/> when it does not.</summary>
    public static Problem? Outside(IDisk disk, string path, string real, IReadOnlyList<string> roots) => Contain(disk, roots, real)
        ? null
        : Problem.Of(ProblemCodes.ClientFileOutsideRoots, $"'{path}' leads through a link to '{real}', outside of the folders it may lead to.", path) with
        {
            Details = new SortedDictionary<string, string>(StringComparer.Ordinal) { ["link"] = path, ["target"] = real },
        };
}

using PluginKit.Contracts.Display;
using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Sources;
using PluginKit.Platform.Disk;
using PluginKit.Platform.Trees;

namespace PluginKit.Catalog.Projection;

/// <summary>
/// What an add of a reference would meet here before it fetches or reads a package: whether a registered source takes it, and whether a folder is there at all. A
/// reference that somebody else wrote names places of his machine.
/// </summary>
internal sealed class ReferenceCheck(PackageTrees trees, IDisk disk, IEnumerable<IPluginSource> sources)
{
    private const int MaximumLength = 4096;
    private const int MaximumShown = 200;

    /// <summary>Whether a problem is an answer of this class: it holds for one machine and one set of sources, never for the catalog.</summary>
    public static bool IsAnswer(Problem problem) =>
        problem.Code is ProblemCodes.SourceNotFound or ProblemCodes.SourceUnreadable or ProblemCodes.SourceUnsafeEntry or ProblemCodes.SourceUnsupported;

    /// <summary>Whether a reference is a place on a disk, this one's or another's.</summary>
    public static bool IsPlace(string reference) => Path.IsPathFullyQualified(reference) || DiskPath.IsOfAnotherSystem(reference);

    /// <summary>What can be said of a package that is to be had and was never looked at.</summary>
    public static Problem Unchecked(string reference) =>
        Problem.Of(ProblemCodes.MarketplaceEntryUnchecked, $"Whether '{reference}' is a universal package is known only when it is fetched.", reference);

    /// <summary>Why no package can be had by a reference.</summary>
    /// <returns><c>source_not_found</c>, <c>source_unreadable</c>, <c>source_unsafe_entry</c> or <c>source_unsupported</c>.</returns>
    public Problem? Refusal(string reference)
    {
        if (!IsPlace(reference) || reference.Length > MaximumLength || reference.Any(char.IsControl))
        {
            return IsTaken(reference) ? null : Problem.Of(
                ProblemCodes.SourceUnsupported, $"'{UntrustedText.ToDisplay(reference, MaximumShown)}' would have to be fetched, and no source for it is registered.", reference);
        }

        // To look at a place on the network would be to use the network.
        return DiskPath.IsOfAnotherSystem(reference) || (OperatingSystem.IsWindows() && reference is ['/' or '\\', '/' or '\\', ..])
            ? NotHere(reference)
            : WhyNoPackage(Path.TrimEndingDirectorySeparator(Path.GetFullPath(reference, Path.GetPathRoot(reference)!)));
    }

    /// <summary>The kinds of the registered sources that take a reference, with what it is to them.</summary>
    public IReadOnlyList<SourceReference> Taken(string reference) => [.. sources.Select(source => source.TryParse(reference)).OfType<SourceReference>()];

    private bool IsTaken(string reference) => sources.Any(source => source.TryParse(reference) is not null);

    private Problem? WhyNoPackage(string path)
    {
        try
        {
            var file = ArchivePath.Split(path).Path;
            if (ArchivePath.HasEnding(file) && disk.Stat(path)?.Kind is not DiskEntryKind.Directory)
            {
                return disk.Stat(file) is null ? NotHere(path) : null;
            }

            return trees.Refusal(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return Problem.Of(ProblemCodes.SourceUnreadable, $"'{path}' cannot be read: {exception.Message}", path);
        }
    }

    private static Problem NotHere(string reference) => Problem.Of(ProblemCodes.SourceNotFound, $"There is no '{reference}' on this machine.", reference);
}

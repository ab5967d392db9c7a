using PluginKit.Authoring.Packages;
using PluginKit.Catalog.Origins;
using PluginKit.Catalog.Projection;
using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Problems;
using PluginKit.Platform.Disk;
using PluginKit.Platform.Trees;

namespace PluginKit.Catalog.Marketplaces;

/// <summary>
/// Finds out whether what an entry points to can be installed: a folder here that is a universal package can, everything else has a reason with the code
/// that planning to add it would answer.
/// </summary>
internal sealed class MarketplacePackages(
    IDisk disk, PackageTrees trees, AuthoredPackageReader packages, CatalogProjection projection, ReferenceCheck references)
{
    /// <returns>The entry of a universal package, or why there is none.</returns>
    public (CatalogEntry? Entry, string SourceRef, IReadOnlyList<Problem> Reasons) Look(MarketplaceHead head, MarketplaceSource source, CancellationToken cancellationToken)
    {
        if (source.Fault is { } fault)
        {
            return (null, source.Reference, [Unsupported($"The entry cannot be used: {fault}.")]);
        }

        if (source.Folder is not { } relative)
        {
            return (null, source.Reference, [Remote(source)]);
        }

        if (head.Root is not { } root)
        {
            return (null, source.Reference, [Unsupported("Its folder is beside a marketplace file that is no file here.")]);
        }

        var folder = relative.Length == 0 ? root : Path.Join(root, relative.Replace('/', Path.DirectorySeparatorChar));
        try
        {
            var (entry, reasons) = Read(folder, relative, cancellationToken);
            return (entry, folder, reasons);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return (null, folder, [Problem.Of(ProblemCodes.SourceUnreadable, $"'{folder}' cannot be read: {exception.Message}", folder)]);
        }
    }

    private (CatalogEntry? Entry, IReadOnlyList<Problem> Reasons) Read(string folder, string relative, CancellationToken cancellationToken)
    {
        if (disk.Stat(folder) is { Kind: DiskEntryKind.Directory })
        {
            // A link on the way would make the real path another one, possibly outside of the marketplace.
            if (!string.Equals(disk.ResolveLinks(folder), folder, StringComparison.Ordinal))
            {
                return (null, [Unsupported($"The entry cannot be used: a link is in the way to '{folder}'.")]);
            }

            // Most plugins of a client's marketplace are made for that client alone; they need not be read to see that.
            if (disk.Stat(Path.Join(folder, "plugin", "plugin.yaml")) is null && disk.Stat(Path.Join(folder, "plugin.yaml")) is null)
            {
                return (null, [Problem.Of(ProblemCodes.ManifestMissing, $"'{folder}' has no plugin.yaml: it is a plugin of one client and no universal package.", folder)]);
            }
        }

        var opened = trees.Open(folder, limits: null, cancellationToken);
        if (!opened.IsOk)
        {
            return (null, [opened.Problem]);
        }

        var result = packages.Read(opened.Tree);
        return result.Package is { } package
            ? (projection.Of(package, opened.Tree, folder, relative), [])
            : (null, [.. result.Problems.Where(static problem => problem.IsError)]);
    }

    private Problem Remote(MarketplaceSource source) => references.Refusal(source.Reference) ?? ReferenceCheck.Unchecked(source.Reference);

    private static Problem Unsupported(string message) => Problem.Of(ProblemCodes.MarketplaceEntryUnsupported, message);
}

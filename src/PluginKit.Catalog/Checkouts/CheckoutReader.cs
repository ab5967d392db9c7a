using System.Text;
using Microsoft.Extensions.Options;
using PluginKit.Authoring.Packages;
using PluginKit.Catalog.Marketplaces;
using PluginKit.Catalog.Projection;
using PluginKit.Catalog.Reading;
using PluginKit.Catalog.Snapshots;
using PluginKit.Contracts.Digests;
using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Sources;
using PluginKit.Platform.Disk;
using PluginKit.Platform.Trees;

namespace PluginKit.Catalog.Checkouts;

/// <summary>Reads the packages of a checkout folder. One bad package costs only itself.</summary>
internal sealed class CheckoutReader(
    IDisk disk, PackageTrees trees, AuthoredPackageReader packages, CatalogProjection projection, IOptions<CatalogOptions> options)
{
    private const string PluginsFolder = "plugins";

    /// <param name="root">The folder, links resolved.</param>
    /// <param name="location">The folder as it was configured.</param>
    /// <param name="cancellationToken">Stops the read.</param>
    /// <param name="reuse">What is known of the packages from before.</param>
    public CatalogReading Read(string root, string location, CancellationToken cancellationToken, PackageReuse? reuse = null)
    {
        try
        {
            return disk.Stat(Path.Join(root, PluginsFolder)) is { Kind: DiskEntryKind.Directory }
                ? ReadPackages(root, location, reuse, cancellationToken)
                : Failed(ProblemCodes.CatalogAbsent, location, WhyNoCatalog(root));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return Failed(ProblemCodes.CatalogUnreadable, location, $"'{location}' cannot be read: {exception.Message}");
        }
    }

    private CatalogReading ReadPackages(string root, string location, PackageReuse? reuse, CancellationToken cancellationToken)
    {
        List<Problem> problems = [];
        var digests = new StringBuilder();
        List<CatalogEntry> entries = [];
        Dictionary<string, string> places = new(StringComparer.Ordinal);
        var (folders, skipped) = Folders(root, problems);
        foreach (var folder in folders)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var relative = $"{PluginsFolder}/{folder.Name}";
            var entry = EntryOf(folder, Path.Join(Path.TrimEndingDirectorySeparator(location), PluginsFolder, folder.Name), relative, reuse, problems, cancellationToken);
            digests.Append(relative).Append('\0').Append(entry?.PackageDigest ?? "invalid").Append('\n');
            if (entry is not null)
            {
                entries.Add(entry);
                places.TryAdd(entry.IntegrationId, relative);
            }
        }

        var git = GitFolder.Of(disk, root);
        var revision = git?.Commit() ?? ContentDigest.OfText(digests.ToString());
        return new()
        {
            Source = new() { Kind = CatalogSourceKinds.LocalCheckout, Location = location, Revision = revision },
            Entries = [.. entries.Select(entry => entry with { CatalogRevision = revision })],
            Problems = problems,
            Skipped = skipped + folders.Count - entries.Count,
            DetailRoot = root,
            SourceRoot = Path.TrimEndingDirectorySeparator(location),
            PublisherRepository = git?.OriginRepository(),
            PublishedMarketplaces = PublishedMarketplaces.Read(disk, root, places),
        };
    }

    private CatalogEntry? EntryOf(
        DiskEntry folder, string sourceRef, string relative, PackageReuse? reuse, List<Problem> problems, CancellationToken cancellationToken)
    {
        if (reuse?.Find(folder.Path, sourceRef, relative) is { } known)
        {
            return known;
        }

        var opened = trees.Open(folder.Path, limits: null, cancellationToken);
        if (!opened.IsOk)
        {
            problems.Add(LeftOut(relative, sourceRef, [opened.Problem]));
            return null;
        }

        if (reuse?.Find(folder.Path, opened.Tree.Digest, sourceRef, relative) is { } same)
        {
            return same;
        }

        var entry = ReadPackage(opened.Tree, sourceRef, relative, problems);
        if (entry is not null)
        {
            reuse?.Keep(folder.Path, entry);
        }

        return entry;
    }

    // A link could lead out of the checkout; files beside the packages are notes of the repository.
    private (IReadOnlyList<DiskEntry> Read, int Skipped) Folders(string root, List<Problem> problems)
    {
        var found = disk.List(Path.Join(root, PluginsFolder)).Where(static entry => !entry.Name.StartsWith('.')).ToArray();
        var links = Array.FindAll(found, static entry => entry.Kind == DiskEntryKind.Link);
        foreach (var link in links)
        {
            var reason = Problem.Of(ProblemCodes.SourceUnsafeEntry, "The folder is a link.", link.Path);
            problems.Add(LeftOut($"{PluginsFolder}/{link.Name}", link.Path, [reason]));
        }

        var folders = Array.FindAll(found, static entry => entry.Kind == DiskEntryKind.Directory);
        if (folders.Length > options.Value.MaximumPackages)
        {
            problems.Add(Problem.Of(
                ProblemCodes.CatalogEntryInvalid,
                $"The catalog has {folders.Length} packages; the first {options.Value.MaximumPackages} are read "
                    + $"({nameof(CatalogOptions)}.{nameof(CatalogOptions.MaximumPackages)}).",
                root));
        }

        DiskEntry[] read = [.. folders.Take(options.Value.MaximumPackages)];
        return (read, links.Length + folders.Length - read.Length);
    }

    private CatalogEntry? ReadPackage(PackageTree tree, string sourceRef, string relative, List<Problem> problems)
    {
        var result = packages.Read(tree);
        if (result.Package is { } package)
        {
            return projection.Of(package, tree, sourceRef, relative);
        }

        problems.Add(LeftOut(relative, sourceRef, [.. result.Problems.Where(static problem => problem.IsError)]));
        return null;
    }

    private static Problem LeftOut(string relative, string sourceRef, IReadOnlyList<Problem> reasons)
    {
        var first = reasons.Count > 0 ? reasons[0] : null;
        return Problem.Of(ProblemCodes.CatalogEntryInvalid, $"'{relative}' is left out: {first?.Message ?? "it is not a valid plugin."}", first?.Path ?? sourceRef) with
        {
            Line = first?.Line,
            Column = first?.Column,
            Details = new SortedDictionary<string, string>(StringComparer.Ordinal)
            {
                ["package"] = sourceRef,
                ["reasons"] = string.Join(", ", reasons.Select(static reason => reason.Code).Distinct(StringComparer.Ordinal)),
            },
        };
    }

    private string WhyNoCatalog(string root)
    {
        var isPlugin = disk.Stat(Path.Join(root, "plugin", "plugin.yaml")) is not null || disk.Stat(Path.Join(root, "plugin.yaml")) is not null;
        return isPlugin
            ? $"'{root}' is one plugin, not a catalog: name the folder that holds its '{PluginsFolder}' folder."
            : $"'{root}' has no folder '{PluginsFolder}'.";
    }

    private static CatalogReading Failed(string code, string location, string message) =>
        CatalogReading.Failed(Problem.Of(code, message, location), CatalogSourceKinds.LocalCheckout, location);
}

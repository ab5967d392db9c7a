using Microsoft.Extensions.Options;
using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Sources;
using PluginKit.Platform.Disk;
using PluginKit.Platform.Trees;
using PluginKit.Sources.References;
using PluginKit.Sources.Registration;

namespace PluginKit.Sources.Local;

/// <summary>
/// Packages in folders of this machine (<c>local_path</c>). Takes absolute paths only: <c>~</c> is not expanded, and a relative path would mean
/// something else in every process. What is recorded is the absolute path without <c>.</c>, <c>..</c> and repeated separators, links kept as written.
/// </summary>
public sealed class LocalDirectorySource : IPluginSource
{
    private readonly IDisk _disk;
    private readonly PackageTrees _trees;
    private readonly TreeLimits _limits;

    /// <summary>Makes the source.</summary>
    /// <param name="disk">The disk.</param>
    /// <param name="trees">Opens folders as package trees.</param>
    /// <param name="options">The limits of a tree.</param>
    public LocalDirectorySource(IDisk disk, PackageTrees trees, IOptions<SourcesOptions> options)
    {
        _disk = disk ?? throw new ArgumentNullException(nameof(disk));
        _trees = trees ?? throw new ArgumentNullException(nameof(trees));
        ArgumentNullException.ThrowIfNull(options);
        _limits = options.Value.Limits;
    }

    /// <inheritdoc/>
    public string Kind => SourceKinds.LocalPath;

    /// <inheritdoc/>
    public bool UsesNetwork => false;

    /// <summary>
    /// Understands an absolute path. A path with the ending of an archive is taken only when there is a folder of that name, so that a source of
    /// archives can take the others.
    /// </summary>
    /// <param name="reference">What the user or an application wrote.</param>
    /// <returns>The normalised reference, or <see langword="null"/> when it is not of this kind.</returns>
    public SourceReference? TryParse(string reference)
    {
        ArgumentNullException.ThrowIfNull(reference);
        return SourceReferences.FormOf(reference) switch
        {
            ReferenceForm.AbsolutePath => Of(Normalize(reference)),
            ReferenceForm.Archive when Path.IsPathFullyQualified(reference) && IsFolder(Normalize(reference)) => Of(Normalize(reference)),
            _ => null,
        };
    }

    /// <inheritdoc/>
    public ValueTask<SourceResolution> ResolveAsync(SourceReference reference, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(reference);
        cancellationToken.ThrowIfCancellationRequested();
        return ValueTask.FromResult(Resolve(reference, cancellationToken));
    }

    private SourceResolution Resolve(SourceReference reference, CancellationToken cancellationToken)
    {
        if (!string.Equals(reference.Kind, Kind, StringComparison.Ordinal) || !Path.IsPathFullyQualified(reference.Value))
        {
            return SourceResolution.Failed(Problem.Of(
                ProblemCodes.SourceUnsupported, $"A reference of kind {Kind} has to be an absolute path.", reference.Value));
        }

        var read = _trees.Open(Normalize(reference.Value), _limits, cancellationToken);
        return read.IsOk ? SourceResolution.Of(read.Tree, reference, reference) : SourceResolution.Failed(read.Problem);
    }

    /// <summary>Nothing here depends on the working directory: the path is fully qualified, its own root is the base.</summary>
    private static string Normalize(string path) => Path.TrimEndingDirectorySeparator(Path.GetFullPath(path, Path.GetPathRoot(path)!));

    private bool IsFolder(string path)
    {
        try
        {
            return _disk.Stat(path)?.Kind is DiskEntryKind.Directory or DiskEntryKind.Link;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static SourceReference Of(string path) => new() { Kind = SourceKinds.LocalPath, Value = path };
}

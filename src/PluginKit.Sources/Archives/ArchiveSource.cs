using Microsoft.Extensions.Options;
using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Sources;
using PluginKit.Platform.Disk;
using PluginKit.Platform.Trees;
using PluginKit.Sources.References;
using PluginKit.Sources.Registration;
using PluginKit.Sources.Staging;

namespace PluginKit.Sources.Archives;

/// <summary>
/// Packages in archives of this machine: an absolute path that ends in <c>.zip</c>, <c>.tar</c>, <c>.tar.gz</c> or <c>.tgz</c> and is no folder, with an optional
/// <c>#sha256:…</c> that pins its bytes. Recorded as <c>local_path</c>, as the existing tool knows no other kind for files. The package is the content of the
/// archive or, when there is one folder and nothing else, of that folder.
/// </summary>
public sealed class ArchiveSource : IPluginSource
{
    private readonly IDisk _disk;
    private readonly PackageTrees _trees;
    private readonly ArchiveExtraction _extraction;
    private readonly StagingArea _staging;
    private readonly SourcesOptions _options;

    /// <summary>Makes the source.</summary>
    /// <param name="disk">The disk.</param>
    /// <param name="trees">Opens what came out as a package tree.</param>
    /// <param name="extraction">Unpacks.</param>
    /// <param name="staging">Where to.</param>
    /// <param name="options">The limits.</param>
    public ArchiveSource(IDisk disk, PackageTrees trees, ArchiveExtraction extraction, StagingArea staging, IOptions<SourcesOptions> options)
    {
        _disk = disk ?? throw new ArgumentNullException(nameof(disk));
        _trees = trees ?? throw new ArgumentNullException(nameof(trees));
        _extraction = extraction ?? throw new ArgumentNullException(nameof(extraction));
        _staging = staging ?? throw new ArgumentNullException(nameof(staging));
        ArgumentNullException.ThrowIfNull(options);
        _options = options.Value;
    }

    /// <inheritdoc/>
    public string Kind => SourceKinds.LocalPath;

    /// <inheritdoc/>
    public bool UsesNetwork => false;

    /// <inheritdoc/>
    public SourceReference? TryParse(string reference)
    {
        ArgumentNullException.ThrowIfNull(reference);
        var (path, pin) = ArchivePath.Split(reference);
        return SourceReferences.FormOf(reference) == ReferenceForm.Archive && Path.IsPathFullyQualified(path) && (pin is not null || !IsFolder(path))
            ? new() { Kind = Kind, Value = ArchivePath.Join(Path.GetFullPath(path, Path.GetPathRoot(path)!), pin) }
            : null;
    }

    /// <inheritdoc/>
    public ValueTask<SourceResolution> ResolveAsync(SourceReference reference, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(reference);
        cancellationToken.ThrowIfCancellationRequested();
        var (path, pin) = ArchivePath.Split(reference.Value);
        if (!string.Equals(reference.Kind, Kind, StringComparison.Ordinal) || !Path.IsPathFullyQualified(path))
        {
            return ValueTask.FromResult(SourceResolution.Failed(Problem.Of(
                ProblemCodes.SourceUnsupported, "A reference to an archive has to be an absolute path.", reference.Value)));
        }

        var (folder, problem) = _staging.TryOpen(path);
        if (folder is null)
        {
            return ValueTask.FromResult(SourceResolution.Failed(problem!));
        }

        var isKept = false;
        try
        {
            var resolution = Resolve(reference, path, pin, folder, cancellationToken);
            isKept = resolution.Tree is not null;
            return ValueTask.FromResult(resolution);
        }
        finally
        {
            if (!isKept)
            {
                folder.Dispose();
            }
        }
    }

    private SourceResolution Resolve(SourceReference reference, string path, string? pin, StagingFolder folder, CancellationToken cancellationToken)
    {
        var unpacked = _extraction.Unpack(path, folder.Content, _options.Archives with { Tree = _options.Limits }, pin, cancellationToken);
        if (!unpacked.IsOk)
        {
            return SourceResolution.Failed(unpacked.Problem);
        }

        var read = _trees.Open(Root(folder.Content), _options.Limits, cancellationToken);
        return read.IsOk
            ? SourceResolution.Of(
                new StagedTree(read.Tree, folder), reference, new() { Kind = Kind, Value = ArchivePath.Join(path, unpacked.Digest) })
            : SourceResolution.Failed(read.Problem);
    }

    /// <summary>Whoever packs a folder by its name has one folder in the archive, and it is the package; a lone <c>plugin</c> is that of an authored package.</summary>
    private string Root(string content) => _disk.List(content) is [{ Kind: DiskEntryKind.Directory, Name: not "plugin" } only] ? only.Path : content;

    private bool IsFolder(string path)
    {
        try
        {
            return _disk.Stat(path)?.Kind == DiskEntryKind.Directory;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}

using PluginKit.Bundles.Scanning;
using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Problems;
using PluginKit.Platform.Text;
using PluginKit.Sources.Archives;

namespace PluginKit.Bundles.Handoff;

/// <summary>
/// What comes out of the archive of a bundle: each file is digested and looked into while it passes, the metadata is read as soon as it comes, and a gate may
/// refuse the bundle then. What passes is written where there is somewhere to write it.
/// </summary>
internal sealed class HandoffIntake : IArchiveSink
{
    private readonly string _archive;
    private readonly HandoffLimits _limits;
    private readonly IArchiveSink? _into;
    private readonly Func<HandoffMetadata, Problem?> _gate;
    private readonly List<HandoffFile> _files = [];
    private readonly ContentScan _scan;

    /// <param name="archive">The archive, for messages.</param>
    /// <param name="limits">The limits.</param>
    /// <param name="into">Where to write it; <see langword="null"/> when it is only looked at.</param>
    /// <param name="gate">Refuses a bundle for what its metadata says.</param>
    public HandoffIntake(string archive, HandoffLimits limits, IArchiveSink? into, Func<HandoffMetadata, Problem?> gate)
    {
        (_archive, _limits, _into, _gate) = (archive, limits, into, gate);
        Findings = new();

        // Who installs a bundle is not asked about the secrets of its author; who looks at one is told.
        _scan = new(Findings, forSecrets: into is null);
    }

    /// <summary>What the metadata says; <see langword="null"/> while it has not come, or when it is refused.</summary>
    public HandoffMetadata? Metadata { get; private set; }

    /// <summary>Why the metadata, or the bundle for what it says, is refused.</summary>
    public Problem? MetadataProblem { get; private set; }

    public ContentFindings Findings { get; }

    public HandoffListing Listing => new(_files);

    public void Directory(string path)
    {
        Check(path);
        _into?.Directory(path);
    }

    public Stream File(string path, bool isExecutable)
    {
        Check(path);
        var destination = _into?.File(path, isExecutable) ?? Stream.Null;
        if (path == HandoffMetadata.FileName)
        {
            return new BoundedCopy(destination, _limits.MaxMetadataBytes, bytes => Take(bytes));
        }

        _scan.Begin(path);
        return new DigestingCopy(destination, _scan, (bytes, digest) =>
            _files.Add(new() { Path = path, Bytes = bytes, Executable = isExecutable, Digest = digest }));
    }

    private void Take(ReadOnlyMemory<byte>? bytes)
    {
        var (metadata, problem) = bytes is { } whole
            ? HandoffMetadataReader.Read(whole.Span, _archive)
            : (null, Problem.Of(
                ProblemCodes.BundleMetadataInvalid, $"The metadata {HandoffMetadata.FileName} of '{_archive}' has more than the {_limits.MaxMetadataBytes} bytes allowed.", _archive));
        Metadata = metadata;
        MetadataProblem = problem ?? _gate(metadata!);
    }

    /// <summary>To be asked when everything has come.</summary>
    /// <returns>Why the bundle is refused.</returns>
    public Problem? Refusal() => MetadataProblem ?? (Metadata is null
        ? Problem.Of(ProblemCodes.BundleMetadataMissing, $"'{_archive}' has no {HandoffMetadata.FileName}: it is no bundle.", _archive)
        : null);

    /// <summary>Once the metadata is refused, nothing that follows is taken; and never what an install would write.</summary>
    private void Check(string path)
    {
        if (_into is not null && MetadataProblem is { } problem)
        {
            throw new HandoffRefusedException(problem);
        }

        if (HandoffPaths.IsOfInstall(path))
        {
            throw new HandoffRefusedException(Problem.Of(
                ProblemCodes.SourceUnsafeEntry, $"The entry '{Printable.Of(path)}' of '{_archive}' is what an install notes of a bundle; no bundle brings it.", _archive));
        }
    }
}

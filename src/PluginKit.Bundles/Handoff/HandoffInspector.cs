using Microsoft.Extensions.Options;
using PluginKit.Bundles.Registration;
using PluginKit.Bundles.Scanning;
using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Vocabulary;
using PluginKit.Platform.Disk;
using PluginKit.Sources.Archives;

namespace PluginKit.Bundles.Handoff;

/// <summary>Looks at bundles, archives and installed folders, without writing anything: what they are, what they hold, and whether that is what their list says.</summary>
/// <param name="disk">The disk.</param>
/// <param name="options">The limits.</param>
public sealed class HandoffInspector(IDisk disk, IOptions<BundlesOptions> options)
{
    private readonly HandoffLimits _limits = (options ?? throw new ArgumentNullException(nameof(options))).Value.Handoff;

    /// <summary>Looks at an archive or at a folder that a bundle was installed to.</summary>
    /// <param name="path">The archive or folder, absolute.</param>
    /// <param name="expectedDigest">Digest that an archive must have, <c>sha256:</c> and hex; <see langword="null"/> when nobody said.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>
    /// Identity, files, differences and what was not looked into. Not <c>ok</c> with <c>bundle_input_invalid</c>, <c>source_not_found</c>, <c>source_unreadable</c>, the
    /// problems of archives and metadata, <c>bundle_content_differs</c>, <c>hidden_instructions</c> or a class that bundles are not for. Of a shell bundle it is
    /// a warning that it cannot be installed.
    /// </returns>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public Task<HandoffInspectionDocument> InspectAsync(string path, string? expectedDigest = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(path);
        return Task.Run(() => Inspect(path, expectedDigest, cancellationToken), cancellationToken);
    }

    private HandoffInspectionDocument Inspect(string path, string? expectedDigest, CancellationToken cancellationToken)
    {
        var kind = HandoffInspectionDocument.OfArchive;
        try
        {
            if (!Path.IsPathFullyQualified(path))
            {
                return Refused(path, kind, [HandoffInput.ArchiveFault(path)!]);
            }

            if (disk.Stat(path) is { Kind: DiskEntryKind.Directory })
            {
                kind = HandoffInspectionDocument.OfFolder;
                return OfFolder(path, cancellationToken);
            }

            return HandoffInput.ArchiveFault(path) is { } fault ? Refused(path, kind, [fault]) : OfArchive(path, expectedDigest, cancellationToken);
        }
        catch (HandoffRefusedException refused)
        {
            return Refused(path, kind, refused.Problems);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return Refused(path, kind, [Problem.Of(ProblemCodes.SourceNotFound, $"There is no '{path}'.", path)]);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return Refused(path, kind, [Problem.Of(ProblemCodes.SourceUnreadable, $"'{path}' cannot be read: {exception.Message}", path)]);
        }
    }

    private HandoffInspectionDocument OfArchive(string path, string? expectedDigest, CancellationToken cancellationToken)
    {
        using var archive = disk.OpenRead(path);
        var intake = new HandoffIntake(path, _limits, null, static _ => null);
        var read = ArchiveReader.Read(archive, path, intake, _limits.Archive, expectedDigest, ArchiveFormat.TarGz, cancellationToken);
        if (!read.IsOk)
        {
            return Refused(path, HandoffInspectionDocument.OfArchive, [read.Problem]) with { Bundle = Shown(intake.Metadata) };
        }

        return Told(path, HandoffInspectionDocument.OfArchive, intake.Metadata, intake.Refusal(), intake.Listing, intake.Findings, [], hasModes: true) with
        {
            Archive = new() { Path = path, Bytes = archive.Length, Digest = read.Digest },
            VerificationLevel = expectedDigest is null ? VerificationLevel.None : VerificationLevel.Digest,
        };
    }

    private HandoffInspectionDocument OfFolder(string path, CancellationToken cancellationToken)
    {
        var (bytes, absence) = HandoffMetadataFiles.Read(disk, path, _limits);
        if (bytes is null)
        {
            return Refused(path, HandoffInspectionDocument.OfFolder, [absence!]);
        }

        var (metadata, problem) = HandoffMetadataReader.Read(bytes, path);
        var findings = new ContentFindings();
        var folder = HandoffFolder.Read(disk, path, _limits, metadata is null ? null : HandoffListing.Of(metadata), new(findings, forSecrets: true), cancellationToken);
        var (receipt, unknown) = new HandoffReceipts(disk).Read(path);
        var told = Told(path, HandoffInspectionDocument.OfFolder, metadata, problem, folder.Listing, findings, folder.Unread, folder.HasModes);
        IReadOnlyList<Problem> problems = unknown is null ? told.Problems : [.. told.Problems, unknown];
        return told with
        {
            Archive = receipt is null ? null : new() { Path = receipt.Source, Bytes = receipt.Bytes, Digest = receipt.Digest },
            Problems = problems,
            Warnings = HandoffAnswers.Warnings(problems),
        };
    }

    private static HandoffInspectionDocument Told(
        string path,
        string kind,
        HandoffMetadata? metadata,
        Problem? metadataProblem,
        HandoffListing listing,
        ContentFindings findings,
        IReadOnlyList<UnreadFile> notOfTheBundle,
        bool hasModes)
    {
        var listed = metadataProblem is null && metadata is not null ? HandoffListing.Of(metadata) : null;
        var differences = listed is null ? [] : listing.DifferencesFrom(listed, hasModes);
        Problem?[] found = [metadataProblem, metadata is null ? null : Beyond(metadata, path), HandoffComparison.Problem(differences, path), .. findings.Dangers, .. findings.Oddities, .. findings.Secrets.Select(static secret => secret with { Severity = ProblemSeverity.Warning })];
        Problem[] problems = [.. found.OfType<Problem>()];
        return new()
        {
            Format = DocumentFormats.HandoffInspection,
            RequestedSourceRef = path,
            Ok = !problems.Any(static problem => problem.IsError),
            Kind = kind,
            Path = path,
            Summary = Summary(metadata, listed, differences, listing),
            Problems = problems,
            Warnings = HandoffAnswers.Warnings(problems),
            Bundle = Shown(metadata),
            HasList = listed is not null,
            TreeDigest = listing.Digest,
            RecordedTreeDigest = metadata?.TreeDigest,
            TotalBytes = listing.TotalBytes,
            Files = listing.Files,
            Differences = differences,
            Unread = [.. findings.Unread.Concat(notOfTheBundle).OrderBy(static unread => unread.Path, StringComparer.Ordinal)],
        };
    }

    /// <summary>A shell bundle is whole and yet no install takes it.</summary>
    private static Problem? Beyond(HandoffMetadata metadata, string path) =>
        HandoffBoundary.OfInstall(metadata, path) is not { } problem ? null
        : problem.Code == ProblemCodes.BundleShellExportOnly ? problem with { Severity = ProblemSeverity.Warning }
        : problem;

    private static string Summary(HandoffMetadata? metadata, HandoffListing? listed, IReadOnlyList<HandoffDifference> differences, HandoffListing listing) => (metadata, listed) switch
    {
        (null, _) => "This is no bundle.",
        (_, null) => $"{metadata.PluginName} ({metadata.Platform}, {metadata.Runtime}): {listing.Files.Count} files; the bundle does not list them, so that changes cannot be told.",
        _ when differences.Count > 0 => $"{metadata.PluginName} ({metadata.Platform}, {metadata.Runtime}): {differences.Count} files are not what the bundle lists.",
        _ => $"{metadata.PluginName} ({metadata.Platform}, {metadata.Runtime}): {listing.Files.Count} files, all as the bundle lists them.",
    };

    private static HandoffBundle? Shown(HandoffMetadata? metadata) => metadata is null ? null : HandoffMetadataReader.Shown(metadata);

    private static HandoffInspectionDocument Refused(string path, string kind, IReadOnlyList<Problem> problems) => new()
    {
        Format = DocumentFormats.HandoffInspection,
        RequestedSourceRef = path,
        Ok = false,
        Kind = kind,
        Path = path,
        Summary = problems[0].Message,
        Problems = problems,
        Warnings = HandoffAnswers.Warnings(problems),
    };
}

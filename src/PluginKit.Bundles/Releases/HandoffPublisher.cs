using PluginKit.Bundles.Downloads;
using PluginKit.Bundles.Handoff;
using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Vocabulary;
using PluginKit.Platform.Disk;
using PluginKit.Platform.Text;
using PluginKit.Sources.Staging;

namespace PluginKit.Bundles.Releases;

/// <summary>
/// Publishes bundles to releases of GitHub: packs the project to staging, uploads, and makes the release public when everything is in it. It may be repeated wherever
/// it broke off; what is there already is kept.
/// </summary>
public sealed class HandoffPublisher
{
    private const string ContentType = "application/gzip";

    private readonly HandoffExporter _exporter;
    private readonly HandoffInspector _inspector;
    private readonly StagingArea _staging;
    private readonly ReleasePublication _publication;
    private readonly IDisk _disk;

    internal HandoffPublisher(HandoffExporter exporter, HandoffInspector inspector, StagingArea staging, ReleasePublication publication, IDisk disk)
    {
        _exporter = exporter;
        _inspector = inspector;
        _staging = staging;
        _publication = publication;
        _disk = disk;
    }

    /// <summary>Packs a project and publishes the bundle with its <c>.sha256</c>. Uses the network.</summary>
    /// <param name="request">Which project, and where to.</param>
    /// <param name="progress">Gets to know how many bytes have gone.</param>
    /// <param name="cancellationToken">Stops the work. What is uploaded by then stays, in a draft or in a release that was public before.</param>
    /// <returns>
    /// What it came to; <c>publication</c> says what was done to the release and its files. Problems beside those of an export: <c>usage</c> with <c>details.option</c>,
    /// <c>bundle_shell_export_only</c>, <c>source_auth_required</c>, <c>source_unreachable</c>, <c>source_moved</c>, <c>rate_limited</c>, <c>checksum_invalid</c>, <c>release_not_found</c> (no
    /// such repository for this token), <c>release_ambiguous</c>, <c>release_conflict</c>, and <c>release_not_published</c>, which says what is there by now.
    /// </returns>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public async Task<HandoffResultDocument> PublishAsync(HandoffPublishRequest request, IProgress<DownloadProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (PublishUsage.Check(request) is { } fault)
        {
            return HandoffAnswers.Failed(HandoffResultDocument.Publish, request.Root ?? string.Empty, [fault]);
        }

        var (folder, full) = _staging.TryOpen(request.Root);
        if (folder is null)
        {
            return HandoffAnswers.Failed(HandoffResultDocument.Publish, request.Root, [full!]);
        }

        using (folder)
        {
            var path = folder.File("bundle.tar.gz");
            var exported = await _exporter.ExportAsync(new() { ProjectRoot = request.Root, Platform = request.Platform, Output = path }, cancellationToken).ConfigureAwait(false);
            if (!exported.Ok)
            {
                return exported with { Operation = HandoffResultDocument.Publish };
            }

            var refusal = await RefusalAsync(exported, path, cancellationToken).ConfigureAwait(false);
            return refusal is null
                ? await PublishAsync(request, exported, path, progress, cancellationToken).ConfigureAwait(false)
                : HandoffAnswers.Failed(HandoffResultDocument.Publish, request.Root, [refusal]) with { Bundle = exported.Bundle };
        }
    }

    /// <summary>Reads what was packed as a recipient will: what no install takes is not published.</summary>
    private async Task<Problem?> RefusalAsync(HandoffResultDocument exported, string path, CancellationToken cancellationToken)
    {
        var inspection = await _inspector.InspectAsync(path, exported.Archive!.Digest, cancellationToken).ConfigureAwait(false);
        var problem = inspection.Problems.FirstOrDefault(static problem => problem.IsError || problem.Code == ProblemCodes.BundleShellExportOnly);
        var name = ArchiveName(exported.Bundle!);
        return problem is null ? null : problem with
        {
            Severity = ProblemSeverity.Error,
            Message = problem.Message.Replace(path, name, StringComparison.Ordinal),
            Path = problem.Path?.Replace(path, name, StringComparison.Ordinal),
        };
    }

    private async Task<HandoffResultDocument> PublishAsync(
        HandoffPublishRequest request, HandoffResultDocument exported, string path, IProgress<DownloadProgress>? progress, CancellationToken cancellationToken)
    {
        var archive = exported.Archive!;
        var target = new ReleaseTarget(RepositoryName.TryParse(request.Repository)!, request.Tag, request.Token!);
        var bundle = new UploadedFile(ArchiveName(exported.Bundle!), ContentType, archive.Digest, archive.Bytes, () => _disk.OpenRead(path));
        var published = await _publication.PublishAsync(target, bundle, request.Draft, request.Force, progress, cancellationToken).ConfigureAwait(false);
        IReadOnlyList<Problem> problems = [.. exported.Problems, .. published.Problems];
        return exported with
        {
            Operation = HandoffResultDocument.Publish,
            Ok = published.Change is not null,
            Outcome = published.Change is null ? Outcome.Failed : Outcome.Applied,
            Summary = published.Problems.Count > 0 ? published.Problems[0].Message : Summary(target, bundle, published),
            Problems = problems,
            Warnings = HandoffAnswers.Warnings(problems),
            Archive = archive with { Path = bundle.Name },
            Publication = new() { Repository = target.Repository.ToString(), Tag = target.Tag, Release = published.Change, Assets = published.Assets },
        };
    }

    private static string ArchiveName(HandoffBundle bundle) => HandoffPaths.ArchiveName(bundle.PluginName, bundle.Platform, bundle.Runtime);

    private static string Summary(ReleaseTarget target, UploadedFile bundle, PublishedRelease published)
    {
        var state = published.Change == ReleaseChange.CreatedDraft || published.Change == ReleaseChange.ReusedDraft ? "draft" : "release";
        return $"'{bundle.Name}' is in the {state} '{Printable.Of(target.Tag)}' of '{target.Repository}' ({published.Change}).";
    }
}

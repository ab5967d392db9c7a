using Microsoft.Extensions.Options;
using PluginKit.Authoring.Packages;
using PluginKit.Authoring.Projects;
using PluginKit.Bundles.Registration;
using PluginKit.Bundles.Scanning;
using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Problems;
using PluginKit.Platform.Disk;

namespace PluginKit.Bundles.Handoff;

/// <summary>
/// Packs an authored Python, Node or (beta) shell project for <c>codex-runtime</c> or <c>claude</c> as one archive. The same project gives the same bytes on every
/// system: files in the order of their paths, modes by what they are, no times, no owners, and an encoder of our own.
/// </summary>
public sealed class HandoffExporter
{
    private readonly IDisk _disk;
    private readonly AuthoredPackageReader _packages;
    private readonly ExportGate _gate;
    private readonly HandoffLimits _limits;

    /// <summary>Makes an exporter.</summary>
    /// <param name="disk">The disk.</param>
    /// <param name="packages">Reads the authored files.</param>
    /// <param name="doctor">Says whether the project is ready.</param>
    /// <param name="validator">Says whether it is valid.</param>
    /// <param name="options">The limits.</param>
    public HandoffExporter(IDisk disk, AuthoredPackageReader packages, ProjectDoctor doctor, ProjectValidator validator, IOptions<BundlesOptions> options)
    {
        _disk = disk ?? throw new ArgumentNullException(nameof(disk));
        _packages = packages ?? throw new ArgumentNullException(nameof(packages));
        _gate = new(disk, doctor ?? throw new ArgumentNullException(nameof(doctor)), validator ?? throw new ArgumentNullException(nameof(validator)));
        _limits = (options ?? throw new ArgumentNullException(nameof(options))).Value.Handoff;
    }

    /// <summary>Packs a project.</summary>
    /// <param name="request">Which one, for which platform, and where to.</param>
    /// <param name="cancellationToken">Stops the work; nothing is left then.</param>
    /// <returns>
    /// What it came to, with the archive and its digest. Problems: <c>bundle_input_invalid</c>; what bundles are not for (<c>bundle_go_unsupported</c>,
    /// <c>bundle_workspace_target</c>, <c>bundle_packaging_target</c>, <c>bundle_cli_package</c>, <c>bundle_platform_unsupported</c>); <c>bundle_target_disabled</c>,
    /// <c>bundle_launcher_missing</c>, <c>bundle_project_invalid</c>, <c>bundle_project_not_ready</c>, with those of the project's checks beside them;
    /// <c>bundle_secret_found</c> for each place, <c>hidden_instructions</c> and <c>hidden_text</c>; <c>source_unsafe_entry</c>, <c>source_limit_exceeded</c>, <c>source_changed</c>,
    /// <c>source_not_content</c>, <c>write_failed</c>; the warnings <c>bundle_shell_beta</c>, and those of the validation that do not count.
    /// </returns>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public async Task<HandoffResultDocument> ExportAsync(HandoffExportRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (HandoffInput.Fault(request) is { } fault)
        {
            return Failed(request, [fault]);
        }

        try
        {
            var (readiness, warnings) = await _gate.PassAsync(request, cancellationToken).ConfigureAwait(false);
            return await Task.Run(() => Export(request, readiness, warnings, cancellationToken), cancellationToken).ConfigureAwait(false);
        }
        catch (HandoffRefusedException refused)
        {
            return Failed(request, refused.Problems);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return Failed(request, [Problem.Of(ProblemCodes.WriteFailed, $"'{request.ProjectRoot}' could not be exported: {exception.Message}", request.Output ?? request.ProjectRoot)]);
        }
    }

    private HandoffResultDocument Export(HandoffExportRequest request, ProjectReadiness readiness, IReadOnlyList<Problem> warnings, CancellationToken cancellationToken)
    {
        var root = _disk.ResolveLinks(request.ProjectRoot);
        var isCanonical = _disk.Stat(Path.Join(root, "plugin", "plugin.yaml")) is not null;
        var files = new ExportFiles(_disk, root, _limits, path => IsInstalled(root, path, readiness), cancellationToken);
        foreach (var path in ExportPaths.Of(readiness, request.Platform, isCanonical))
        {
            files.Add(path);
        }

        var findings = new ContentFindings();
        var listing = Read(files, ExportPaths.Plain(readiness.Entrypoint!), findings, cancellationToken);
        if (findings.Secrets.Count > 0 || findings.Mendable.Count > 0)
        {
            throw new HandoffRefusedException([.. findings.Secrets, .. findings.Mendable]);
        }

        var read = _packages.Read(new HandoffTree(_disk, root, listing));
        var metadata = ExportMetadata.Of(read.Package ?? throw new HandoffRefusedException(read.Problems), readiness, request.Platform, listing);
        var output = request.Output ?? Path.Join(root, HandoffPaths.ArchiveName(metadata));
        var archive = new ExportArchive(_disk, root, _limits, output).Write(metadata, listing, cancellationToken);
        return Done(request, metadata, listing, archive, warnings) with
        {
            Unread = [.. findings.Unread.Concat(files.LeftOut).OrderBy(static unread => unread.Path, StringComparer.Ordinal)],
        };
    }

    private HandoffListing Read(ExportFiles files, string entrypoint, ContentFindings findings, CancellationToken cancellationToken)
    {
        var scan = new ContentScan(findings, forSecrets: true);
        var read = new List<HandoffFile>();
        foreach (var (path, entry) in files.Files)
        {
            cancellationToken.ThrowIfCancellationRequested();
            read.Add(ExportReading.Digest(_disk, entry.Path, path, path == entrypoint, scan));
        }

        return new(read);
    }

    /// <summary>An environment that a manager keeps inside the project under a name of its own.</summary>
    private static bool IsInstalled(string root, string path, ProjectReadiness readiness) =>
        readiness.InstallState is { } state && DiskPath.IsWithin(state, HandoffFolder.At(root, path));

    private static HandoffResultDocument Done(HandoffExportRequest request, HandoffMetadata metadata, HandoffListing listing, HandoffArchive archive, IReadOnlyList<Problem> warnings)
    {
        Problem[] problems = metadata.Runtime == HandoffWords.Shell
            ? [.. warnings, Problem.Of(ProblemCodes.BundleShellBeta, "Shell bundles are beta: no program installs them.", archive.Path)]
            : [.. warnings];
        var summary = $"{metadata.PluginName} ({metadata.Platform}, {metadata.Runtime}) was packed to '{archive.Path}': {listing.Files.Count} files.";
        return HandoffAnswers.Done(HandoffResultDocument.Export, request.ProjectRoot, summary, metadata, listing, problems) with { Archive = archive, Root = request.ProjectRoot };
    }

    private static HandoffResultDocument Failed(HandoffExportRequest request, IReadOnlyList<Problem> problems) =>
        HandoffAnswers.Failed(HandoffResultDocument.Export, request.ProjectRoot, problems);
}

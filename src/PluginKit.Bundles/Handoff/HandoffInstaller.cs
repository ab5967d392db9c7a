using Microsoft.Extensions.Options;
using PluginKit.Authoring.Packages;
using PluginKit.Bundles.Registration;
using PluginKit.Bundles.Signatures;
using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Hosts;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Vocabulary;
using PluginKit.Platform.Disk;
using PluginKit.Platform.Locks;
using PluginKit.Platform.Trees;

namespace PluginKit.Bundles.Handoff;

/// <summary>
/// Installs local bundles: unpacks one beside its destination, holds what is on the disk against what was in the archive, and puts it in place so that a crash
/// leaves the old folder or the new one. Nothing of a bundle is validated, made ready or run; the answer lists what to do next.
/// </summary>
public sealed class HandoffInstaller
{
    private readonly IDisk _disk;
    private readonly TreePlacement _placement;
    private readonly AuthoredPackageReader _packages;
    private readonly MachineLock _machineLock;
    private readonly HostEnvironment _environment;
    private readonly LocalSignature _signature;
    private readonly BundlesOptions _options;

    internal HandoffInstaller(
        IDisk disk,
        TreePlacement placement,
        AuthoredPackageReader packages,
        MachineLock machineLock,
        HostEnvironment environment,
        LocalSignature signature,
        IOptions<BundlesOptions> options)
    {
        _disk = disk;
        _placement = placement;
        _packages = packages;
        _machineLock = machineLock;
        _environment = environment;
        _signature = signature;
        _options = options.Value;
    }

    /// <summary>Installs an archive. One install runs at a time for each user; another one is waited for.</summary>
    /// <param name="request">Which archive, and where to.</param>
    /// <param name="cancellationToken">Stops the work as long as nothing is in place; nothing is left then.</param>
    /// <returns>
    /// What it came to. Problems: <c>bundle_input_invalid</c>, <c>busy</c>, <c>bundle_metadata_missing</c>, <c>_invalid</c>, <c>_newer</c> and <c>_mismatch</c>,
    /// <c>bundle_content_differs</c>, <c>hidden_instructions</c>, those of what bundles are not for, <c>bundle_destination_conflict</c> and <c>_modified</c>,
    /// <c>write_failed</c>, <c>leftover_files</c> (a warning), and those of an archive: <c>source_not_found</c>, <c>source_unreadable</c>, <c>source_changed</c>,
    /// <c>source_digest_mismatch</c>, <c>source_not_content</c> (also for what lies in place of the signature), those of signatures (warnings where none is required), <c>archive_invalid</c>, <c>archive_unsupported</c>, <c>source_unsafe_entry</c>, <c>source_limit_exceeded</c>.
    /// </returns>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public async Task<HandoffResultDocument> InstallAsync(HandoffInstallRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (HandoffInput.Fault(request) is { } fault)
        {
            return HandoffAnswers.Failed(HandoffResultDocument.Install, request.Archive, [fault]);
        }

        var file = Path.Combine(_environment.StateDirectory, "pluginkit", "handoff.lock");
        var taken = await _machineLock.AcquireAsync(file, $"install of {request.Archive}", _options.LockTimeout, null, cancellationToken).ConfigureAwait(false);
        if (!taken.IsHeld)
        {
            return HandoffAnswers.Failed(HandoffResultDocument.Install, request.Archive, [taken.Problem]);
        }

        using (taken.Held)
        {
            return await Task.Run(() => InstallLockedAsync(request, cancellationToken), cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<HandoffResultDocument> InstallLockedAsync(HandoffInstallRequest request, CancellationToken cancellationToken)
    {
        try
        {
            var origin = request.Origin ?? await _signature.LookAsync(request.Archive, request.RequireSignature, _options.Handoff.MaxArchiveBytes, cancellationToken).ConfigureAwait(false);
            var answer = origin.Problems.Any(static problem => problem.IsError)
                ? HandoffAnswers.Failed(HandoffResultDocument.Install, request.Archive, origin.Problems)
                : Install(request, origin, cancellationToken);
            return answer with { Signature = origin.Signature.State, SignatureKey = origin.Signature.KeyId };
        }
        catch (HandoffRefusedException refused)
        {
            return HandoffAnswers.Failed(HandoffResultDocument.Install, request.Archive, refused.Problems);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return HandoffAnswers.Failed(
                HandoffResultDocument.Install, request.Archive, [Problem.Of(ProblemCodes.SourceUnreadable, $"'{request.Archive}' cannot be read: {exception.Message}", request.Archive)]);
        }
    }

    private HandoffResultDocument Install(HandoffInstallRequest request, HandoffOrigin origin, CancellationToken cancellationToken)
    {
        var installation = new HandoffInstallation(_disk, _packages, _options.Handoff, request, origin);
        try
        {
            return installation.Run(new HandoffPlace(_disk, _placement, request.Destination), cancellationToken);
        }
        catch (HandoffRefusedException refused)
        {
            return HandoffAnswers.Failed(HandoffResultDocument.Install, request.Archive, refused.Problems, installation.Metadata);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            var problem = Problem.Of(ProblemCodes.WriteFailed, $"'{request.Archive}' could not be installed to '{request.Destination}': {exception.Message}", request.Destination);
            return HandoffAnswers.Failed(HandoffResultDocument.Install, request.Archive, [problem], installation.Metadata);
        }
    }
}

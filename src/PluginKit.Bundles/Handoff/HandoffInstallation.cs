using PluginKit.Authoring.Packages;
using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Vocabulary;
using PluginKit.Platform.Disk;
using PluginKit.Platform.Trees;
using PluginKit.Sources.Archives;

namespace PluginKit.Bundles.Handoff;

/// <summary>One install, under the lock.</summary>
internal sealed class HandoffInstallation(IDisk disk, AuthoredPackageReader packages, HandoffLimits limits, HandoffInstallRequest request)
{
    private readonly HandoffDestination _destination = new(disk, limits);

    /// <summary>What the metadata says, as soon as it is known.</summary>
    public HandoffMetadata? Metadata { get; private set; }

    public HandoffResultDocument Run(HandoffPlace place, CancellationToken cancellationToken)
    {
        Refuse(place.Recover());
        Refuse(_destination.Foreign(place.Destination));
        place.MakeParent();
        try
        {
            var (unpacked, intake, bytes) = Unpack(place.Staging, cancellationToken);
            Hold(intake, place.Staging, cancellationToken);
            Refuse(_destination.Obstacle(place.Destination, Metadata!, request.Force, cancellationToken));
            cancellationToken.ThrowIfCancellationRequested();
            var replaced = !_destination.IsFree(place.Destination);
            var leftover = place.Take(() => HandoffFolder.Read(disk, place.Destination, limits, intake.Listing, null, CancellationToken.None).Listing.Digest == intake.Listing.Digest);
            return Done(unpacked, intake, bytes, replaced, leftover);
        }
        finally
        {
            _ = new TreeRemoval(disk).DeleteTree(place.Staging);
        }
    }

    private (ArchiveUnpacked Unpacked, HandoffIntake Intake, long Bytes) Unpack(string staging, CancellationToken cancellationToken)
    {
        using var archive = Open();
        var into = new ArchiveFolder(disk, staging);
        var intake = new HandoffIntake(request.Archive, limits, into, metadata =>
        {
            Metadata = metadata;
            return HandoffBoundary.OfInstall(metadata, request.Archive) ?? Unexpected(metadata);
        });
        var unpacked = ArchiveReader.Read(archive, request.Archive, intake, limits.Archive, request.ExpectedDigest, ArchiveFormat.TarGz, cancellationToken);
        Refuse(unpacked.Problem ?? intake.Refusal());
        if (intake.Findings.Dangers is { Count: > 0 } dangers)
        {
            throw new HandoffRefusedException(dangers);
        }

        return (unpacked, intake, archive.Length);
    }

    private Stream Open()
    {
        try
        {
            return disk.OpenRead(request.Archive);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new HandoffRefusedException(Problem.Of(ProblemCodes.SourceNotFound, $"There is no archive '{request.Archive}'.", request.Archive));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new HandoffRefusedException(Problem.Of(ProblemCodes.SourceUnreadable, $"'{request.Archive}' cannot be read: {exception.Message}", request.Archive));
        }
    }

    /// <summary>Holds the archive against its own list, the disk against the archive, and the metadata against the content.</summary>
    private void Hold(HandoffIntake intake, string staging, CancellationToken cancellationToken)
    {
        var listing = intake.Listing;
        if (HandoffListing.Of(Metadata!) is { } listed)
        {
            Refuse(HandoffComparison.Problem(listing.DifferencesFrom(listed), request.Archive));
        }

        var written = HandoffFolder.Read(disk, staging, limits, listing, null, cancellationToken);
        Refuse(HandoffComparison.Problem(written.Listing.DifferencesFrom(listing, written.HasModes), staging));
        Refuse(new HandoffClaims(packages).Contradiction(Metadata!, new HandoffTree(disk, staging, listing), request.Archive));
    }

    private Problem? Unexpected(HandoffMetadata metadata)
    {
        var fault = request switch
        {
            { ExpectedPlatform: { } platform } when platform != metadata.Platform => $"for the platform {metadata.Platform}, not {platform}",
            { ExpectedRuntime: { } runtime } when runtime != metadata.Runtime => $"for the runtime {metadata.Runtime}, not {runtime}",
            _ => null,
        };
        return fault is null ? null : Problem.Of(ProblemCodes.BundleMetadataMismatch, $"'{request.Archive}' is {fault} as was asked for.", request.Archive);
    }

    private HandoffResultDocument Done(ArchiveUnpacked unpacked, HandoffIntake intake, long bytes, bool replaced, Problem? leftover)
    {
        var summary = $"{Metadata!.PluginName} ({Metadata.Platform}, {Metadata.Runtime}) was installed to '{request.Destination}'. Nothing of it was validated or made ready.";
        return HandoffAnswers.Done(HandoffResultDocument.Install, request.Archive, summary, Metadata, intake.Listing, [.. intake.Findings.Oddities, .. leftover is null ? Array.Empty<Problem>() : [leftover]]) with
        {
            Archive = new() { Path = request.Archive, Bytes = bytes, Digest = unpacked.Digest! },
            Root = request.Destination,
            VerificationLevel = request.ExpectedDigest is null ? VerificationLevel.None : VerificationLevel.Digest,
            Replaced = replaced,
            Unread = intake.Findings.Unread,
            NextSteps = HandoffNextSteps.After(Metadata, request.Destination),
        };
    }

    private static void Refuse(Problem? problem)
    {
        if (problem is not null)
        {
            throw new HandoffRefusedException(problem);
        }
    }
}

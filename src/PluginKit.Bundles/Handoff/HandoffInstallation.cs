using PluginKit.Authoring.Packages;
using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Vocabulary;
using PluginKit.Platform.Disk;
using PluginKit.Platform.Trees;
using PluginKit.Sources.Archives;

namespace PluginKit.Bundles.Handoff;

/// <summary>One install, under the lock.</summary>
internal sealed class HandoffInstallation(IDisk disk, AuthoredPackageReader packages, HandoffLimits limits, HandoffInstallRequest request, HandoffOrigin origin)
{
    private readonly HandoffDestination _destination = new(disk, limits);
    private readonly HandoffReceipts _receipts = new(disk);

    /// <summary>What the metadata says, as soon as it is known.</summary>
    public HandoffMetadata? Metadata { get; private set; }

    public HandoffResultDocument Run(HandoffPlace place, CancellationToken cancellationToken)
    {
        Refuse(place.Recover());
        var (earlier, unknown) = _receipts.Read(place.Destination);

        // A fetch asked before it downloaded. Here no other install is on its way, and what a crash had left aside is back.
        Refuse(origin is { IsHeldToReceipt: true, Release: { } release } ? RewrittenRelease.Problem(release, earlier?.DigestOf(release), origin.Digest) : null);
        Refuse(_destination.Foreign(place.Destination));
        place.MakeParent();
        try
        {
            var (unpacked, intake, bytes) = Unpack(place.Staging, cancellationToken);
            Hold(intake, place.Staging, cancellationToken);
            Refuse(_destination.Obstacle(place.Destination, Metadata!, request.Force, cancellationToken));
            cancellationToken.ThrowIfCancellationRequested();
            _receipts.Write(place.Staging, Receipt(unpacked.Digest!, bytes).After(earlier, origin.Release));
            var replaced = !_destination.IsFree(place.Destination);
            var leftover = place.Take(() => HandoffFolder.Read(disk, place.Destination, limits, intake.Listing, null, CancellationToken.None).Listing.Digest == intake.Listing.Digest);
            return Done(unpacked, intake, bytes, replaced, [.. origin.Problems, .. intake.Findings.Oddities, .. unknown is null ? Array.Empty<Problem>() : [unknown], .. leftover is null ? Array.Empty<Problem>() : [leftover]]);
        }
        finally
        {
            _ = new TreeRemoval(disk).DeleteTree(place.Staging);
        }
    }

    private (ArchiveUnpacked Unpacked, HandoffIntake Intake, long Bytes) Unpack(string staging, CancellationToken cancellationToken)
    {
        using var archive = HandoffArchiveFile.Open(disk, request.Archive);
        var into = new ArchiveFolder(disk, staging);
        var intake = new HandoffIntake(request.Archive, limits, into, metadata =>
        {
            Metadata = metadata;
            return HandoffBoundary.OfInstall(metadata, request.Archive) ?? Unexpected(metadata);
        });
        var unpacked = ArchiveReader.Read(archive, request.Archive, intake, limits.Archive, PinnedDigest(), ArchiveFormat.TarGz, cancellationToken);
        Refuse(unpacked.Problem ?? intake.Refusal());
        if (intake.Findings.Dangers is { Count: > 0 } dangers)
        {
            throw new HandoffRefusedException(dangers);
        }

        return (unpacked, intake, archive.Length);
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

    /// <summary>What the signature was looked at for is what is installed, also when somebody exchanges the archive in between.</summary>
    private string? PinnedDigest() => request.ExpectedDigest is { } expected && origin.Digest is { } found && !string.Equals(expected, found, StringComparison.Ordinal)
        ? throw new HandoffRefusedException(Problem.Of(ProblemCodes.SourceDigestMismatch, $"'{request.Archive}' has the digest {found}, not {expected}. Nothing was unpacked.", request.Archive) with
        {
            Details = new SortedDictionary<string, string>(StringComparer.Ordinal) { ["digest_expected"] = expected, ["digest_found"] = found },
        })
        : origin.Digest ?? request.ExpectedDigest;

    private HandoffReceipt Receipt(string digest, long bytes) => new()
    {
        SchemaVersion = HandoffReceipt.Newest,
        Source = origin.Source,
        Bytes = bytes,
        Digest = digest,
        SignatureKey = origin.Signature.State == SignatureState.Verified ? origin.Signature.KeyId : null,
    };

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

    private HandoffResultDocument Done(ArchiveUnpacked unpacked, HandoffIntake intake, long bytes, bool replaced, IReadOnlyList<Problem> problems)
    {
        var summary = $"{Metadata!.PluginName} ({Metadata.Platform}, {Metadata.Runtime}) was installed to '{request.Destination}'. Nothing of it was validated or made ready.";
        return HandoffAnswers.Done(HandoffResultDocument.Install, request.Archive, summary, Metadata, intake.Listing, problems) with
        {
            Archive = new() { Path = request.Archive, Bytes = bytes, Digest = unpacked.Digest! },
            Root = request.Destination,
            VerificationLevel = origin.Signature.State == SignatureState.Verified ? VerificationLevel.Signature : request.ExpectedDigest is null ? VerificationLevel.None : VerificationLevel.Digest,
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

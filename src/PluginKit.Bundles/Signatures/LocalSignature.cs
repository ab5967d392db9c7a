using System.Security.Cryptography;
using PluginKit.Bundles.Handoff;
using PluginKit.Contracts.Clients;
using PluginKit.Contracts.Digests;
using PluginKit.Contracts.Problems;
using PluginKit.Platform.Disk;

namespace PluginKit.Bundles.Signatures;

/// <summary>Looks at the signature file beside a local archive, before anything of the archive is opened.</summary>
internal sealed class LocalSignature(IDisk disk, BundleSignatures signatures)
{
    /// <summary>What is added to the name of an archive.</summary>
    public const string Ending = ".sig";

    /// <summary>How large a signature may be. A page to sign in, which is told apart by its beginning, is seldom larger.</summary>
    public const int MaxBytes = 1 << 20;

    /// <summary>Digests the archive and verifies its signature, where one matters.</summary>
    /// <param name="archive">The archive, absolute.</param>
    /// <param name="isRequired">Whether the archive is refused without the signature of a trusted key.</param>
    /// <param name="most">How many bytes the archive may have.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <exception cref="HandoffRefusedException">The archive or the signature cannot be read.</exception>
    public async ValueTask<HandoffOrigin> LookAsync(string archive, bool isRequired, long most, CancellationToken cancellationToken)
    {
        var name = Path.GetFileName(archive);
        if (!signatures.Matter(isRequired))
        {
            return new(name, SignatureVerdicts.NotChecked);
        }

        var digest = await DigestAsync(archive, most, cancellationToken).ConfigureAwait(false);
        var verdict = await signatures.VerifyAsync(new(name, digest, () => disk.OpenRead(archive)), Read(archive + Ending), cancellationToken).ConfigureAwait(false);
        return new(name, verdict) { Digest = digest, Problems = signatures.Judge(verdict, isRequired) is { } judged ? [judged] : [] };
    }

    private async ValueTask<string> DigestAsync(string archive, long most, CancellationToken cancellationToken)
    {
        var stream = HandoffArchiveFile.Open(disk, archive);
        await using var read = stream.ConfigureAwait(false);
        if (stream.Length > most)
        {
            throw new HandoffRefusedException(Problem.Of(ProblemCodes.SourceLimitExceeded, $"'{archive}' has {stream.Length} bytes; {most} are allowed for an archive.", archive));
        }

        return ContentDigest.OfHash(await SHA256.HashDataAsync(stream, cancellationToken).ConfigureAwait(false));
    }

    private byte[]? Read(string path)
    {
        var view = new DurableFiles(disk).ReadAll(path, MaxBytes);
        return view.Status switch
        {
            FileViewStatus.Ok => view.Bytes.ToArray(),
            FileViewStatus.Absent => null,
            FileViewStatus.TooLarge => throw Refused(ProblemCodes.SourceLimitExceeded, path, $"has more than the {MaxBytes} bytes that a signature may have"),
            _ => throw Refused(ProblemCodes.SourceUnreadable, path, "cannot be read"),
        };
    }

    private static HandoffRefusedException Refused(string code, string path, string reason) => new(Problem.Of(code, $"'{path}' {reason}.", path));
}

using PluginKit.Contracts.Digests;
using PluginKit.Contracts.Problems;

namespace PluginKit.Contracts.Clients;

/// <summary>
/// Where generations lie in the folder that an adapter owns for an integration: <c>g/&lt;beginning of the delivery's digest&gt;/&lt;integration id&gt;</c>.
/// Every content has a folder of its own, which is never written over, and the name of the folder promises the content, so that it can be proven when
/// the receipt is lost. The last segment is the id, because clients take the name of a plugin from its folder.
/// </summary>
/// <param name="OwnedRoot">The folder, absolute (<see cref="ProposalRequest.OwnedRoot"/>, <see cref="GenerationRequest.OwnedRoot"/>).</param>
/// <param name="IntegrationId">The integration.</param>
public sealed record GenerationLayout(string OwnedRoot, string IntegrationId)
{
    /// <summary>As many hex digits of the digest as name a folder: enough to never meet, and short enough for the paths of Windows.</summary>
    public const int NameLength = 32;

    private const string FolderName = "g";

    /// <summary>The folder that holds the generations.</summary>
    public string Folder => Path.Combine(OwnedRoot, FolderName);

    /// <summary>The folder of the files of a delivery.</summary>
    /// <param name="deliveryDigest">Its digest.</param>
    /// <returns>The absolute path.</returns>
    public string PathOf(string deliveryDigest) => Path.Combine(Folder, NameOf(deliveryDigest), IntegrationId);

    /// <summary>The same folder as a file in <see cref="OwnedRoot"/> names it.</summary>
    /// <param name="deliveryDigest">Its digest.</param>
    /// <returns>The path, beginning with <c>./</c>, its segments separated by <c>/</c>.</returns>
    public string RelativePathOf(string deliveryDigest) => $"./{FolderName}/{NameOf(deliveryDigest)}/{IntegrationId}";

    /// <summary>Looks which generations there are.</summary>
    /// <param name="files">The files of the client.</param>
    /// <returns>
    /// The generations, each with the digest that its folder promises, in ordinal order; nothing referenced. A problem <c>client_file_unreadable</c>
    /// when the folder cannot be listed.
    /// </returns>
    public GenerationView Read(IClientFiles files)
    {
        ArgumentNullException.ThrowIfNull(files);
        var listed = files.List(Folder);
        return new()
        {
            Generations =
            [
                .. listed.Directories.Select(name => new GenerationFolder(Path.Combine(Folder, name, IntegrationId), ContentDigest.Prefix + name))
                    .Where(generation => files.KindOf(generation.Path) == PathKind.Directory),
            ],
            Problems = listed.Status is FileViewStatus.Ok or FileViewStatus.Absent
                ? []
                : [Problem.Of(ProblemCodes.ClientFileUnreadable, $"'{Folder}' cannot be listed.", Folder)],
        };
    }

    /// <summary>Whether a digest is the promised one.</summary>
    /// <param name="promised">What was promised: a digest, or the beginning of one that is long enough to name a folder (<see cref="GenerationFolder.Digest"/>).</param>
    /// <param name="digest">The digest of the content; <see langword="null"/> when there is none.</param>
    /// <returns><see langword="true"/> when it is.</returns>
    public static bool Fits(string promised, string? digest)
    {
        ArgumentNullException.ThrowIfNull(promised);
        return digest is not null
            && (string.Equals(promised, digest, StringComparison.Ordinal)
                || (promised.Length >= ContentDigest.Prefix.Length + NameLength && digest.StartsWith(promised, StringComparison.Ordinal)));
    }

    private static string NameOf(string deliveryDigest)
    {
        ArgumentNullException.ThrowIfNull(deliveryDigest);
        var hex = deliveryDigest[(deliveryDigest.IndexOf(':', StringComparison.Ordinal) + 1)..];
        return hex.Length > NameLength ? hex[..NameLength] : hex;
    }
}

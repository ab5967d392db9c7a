using PluginKit.Contracts.Problems;

namespace PluginKit.Platform.Disk;

/// <summary>How a file was replaced or deleted, or why not.</summary>
/// <param name="Status">How it ended.</param>
/// <param name="FoundDigest">Digest of what was there; <see langword="null"/> when there was nothing or it could not be read.</param>
/// <param name="WrittenDigest">Digest of the new content; <see langword="null"/> for a deletion.</param>
/// <param name="Problem">
/// What is wrong, unless <see cref="IsOk"/>: <c>conflict</c> (the details give <c>digest_before</c>, <c>digest_now</c>, <c>digest_ours</c>),
/// <c>client_file_unreadable</c>, <c>client_file_outside_roots</c> (the details give <c>link</c> and <c>target</c>), <c>client_file_protected</c>,
/// <c>target_busy</c> or <c>write_failed</c>.
/// </param>
public sealed record FileReplaceResult(FileReplaceStatus Status, string? FoundDigest, string? WrittenDigest, Problem? Problem)
{
    /// <summary>Whether the file has the new content, safely.</summary>
    public bool IsOk => Status is FileReplaceStatus.Replaced or FileReplaceStatus.Unchanged or FileReplaceStatus.Deleted;

    /// <summary>
    /// Whether another program wrote more than once at the very moment: a change of it may rest on our content. Only for <see cref="FileReplaceStatus.Conflict"/>;
    /// doing the change again would be no answer to it.
    /// </summary>
    public bool IsContended { get; init; }
}

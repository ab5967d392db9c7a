using PluginKit.Contracts.Problems;

namespace PluginKit.Platform.Disk;

/// <summary>How a file was replaced, or why not.</summary>
/// <param name="Status">How it ended.</param>
/// <param name="FoundDigest">Digest of what was there; <see langword="null"/> when there was nothing or it could not be read.</param>
/// <param name="WrittenDigest">Digest of the new content.</param>
/// <param name="Problem">
/// What is wrong, unless <see cref="IsOk"/>: <c>conflict</c> (the details give <c>expected_digest</c>, <c>found_digest</c>, <c>new_digest</c>),
/// <c>client_file_unreadable</c>, <c>client_file_outside_roots</c>, <c>target_busy</c> or <c>write_failed</c>.
/// </param>
public sealed record FileReplaceResult(FileReplaceStatus Status, string? FoundDigest, string WrittenDigest, Problem? Problem)
{
    /// <summary>Whether the file has the new content, safely.</summary>
    public bool IsOk => Status is FileReplaceStatus.Replaced or FileReplaceStatus.Unchanged;
}

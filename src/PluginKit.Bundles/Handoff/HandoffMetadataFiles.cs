using PluginKit.Contracts.Problems;
using PluginKit.Platform.Disk;

namespace PluginKit.Bundles.Handoff;

/// <summary>Opens the metadata in a folder.</summary>
internal static class HandoffMetadataFiles
{
    /// <summary>The bytes of the metadata, or why there are none: absent, unreadable and too large are told apart.</summary>
    public static (byte[]? Bytes, Problem? Problem) Read(IDisk disk, string folder, HandoffLimits limits)
    {
        var path = Path.Join(folder, HandoffMetadata.FileName);
        try
        {
            switch (disk.Stat(path))
            {
                case null:
                    return (null, Problem.Of(ProblemCodes.BundleMetadataMissing, $"'{folder}' has no {HandoffMetadata.FileName}: no bundle was installed there.", folder));
                case { Kind: DiskEntryKind.File } entry when entry.Length <= limits.MaxMetadataBytes:
                    using (var stream = disk.OpenReadNoFollow(path))
                    {
                        var bytes = new byte[(int)entry.Length];
                        stream.ReadExactly(bytes);
                        return (bytes, null);
                    }

                default:
                    return (null, Problem.Of(ProblemCodes.BundleMetadataInvalid, $"'{path}' is no file, or has more than the {limits.MaxMetadataBytes} bytes allowed.", path));
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return (null, Problem.Of(ProblemCodes.SourceUnreadable, $"'{path}' cannot be read: {exception.Message}", path));
        }
    }
}

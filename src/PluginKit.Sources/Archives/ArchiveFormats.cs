namespace PluginKit.Sources.Archives;

/// <summary>Tells what a file is by its first bytes, and reads it so.</summary>
internal static class ArchiveFormats
{
    private const int TarMagic = 257;

    public static ArchiveFormat Of(Stream archive)
    {
        var head = new byte[TarMagic + 5];
        archive.Seek(0, SeekOrigin.Begin);
        var start = head.AsSpan(0, archive.ReadAtLeast(head, head.Length, throwOnEndOfStream: false));
        return start switch
        {
            [0x1F, 0x8B, ..] => ArchiveFormat.TarGz,
            [(byte)'P', (byte)'K', 3, 4, ..] or [(byte)'P', (byte)'K', 5, 6, ..] => ArchiveFormat.Zip,
            { Length: TarMagic + 5 } when start[TarMagic..].SequenceEqual("ustar"u8) => ArchiveFormat.Tar,
            _ => throw NotAnArchive(start),
        };
    }

    public static IEnumerable<ArchiveEntry> Entries(Stream archive, ArchiveFormat format, ArchiveLimits limits)
    {
        archive.Seek(0, SeekOrigin.Begin);
        return format switch
        {
            ArchiveFormat.Zip => new ZipEntries(archive, limits.MaxEntries).Read(),
            ArchiveFormat.TarGz => Unpacked(archive),
            _ => new TarEntries(archive).Read(),
        };
    }

    private static IEnumerable<ArchiveEntry> Unpacked(Stream archive)
    {
        using var content = new GzipContent(archive);
        foreach (var entry in new TarEntries(content).Read())
        {
            yield return entry;
        }
    }

    /// <summary>A server that wants a sign-in, or a repository that keeps its large files elsewhere, gives something else under the same name.</summary>
    private static ArchiveRefusedException NotAnArchive(ReadOnlySpan<byte> start) => ForeignContent.Describe(start) is { } what
        ? ArchiveRefusedException.NotContent(what + ", and no archive")
        : ArchiveRefusedException.Invalid(ArchiveRefusal.Format, "is neither zip nor tar nor tar.gz, whatever its name says");
}

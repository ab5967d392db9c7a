using PluginKit.Contracts.Sources;

namespace PluginKit.Sources.Archives;

/// <summary>
/// Reads tar forwards, without believing it. The runtime's own reader makes a buffer as large as the header of a long name or of pax records says: two
/// kilobytes then cost two gigabytes of memory (docs/decisions/0011).
/// </summary>
internal sealed class TarEntries(Stream content)
{
    private const int MaxExtension = 64 << 10;
    private const int MaxExtensions = 4;

    private readonly byte[] _block = new byte[TarHeader.BlockSize];

    public IEnumerable<ArchiveEntry> Read()
    {
        while (Next() is { } found)
        {
            var (header, name, size) = found;
            var isDirectory = header.Type == '5';
            if (isDirectory && size != 0)
            {
                throw ArchiveRefusedException.Invalid(ArchiveRefusal.Header, "is a directory with content", name);
            }

            if (!isDirectory && header.Type is not ('0' or '\0'))
            {
                throw Special(header.Type, name);
            }

            using var bytes = new BoundedStream(content, size);
            yield return new(
                isDirectory && name.EndsWith('/') ? name[..^1] : name,
                isDirectory ? PackageEntryKind.Directory : PackageEntryKind.File,
                size,
                !isDirectory && (header.Mode & 0x49) != 0,
                bytes);
            Skip(bytes.Remaining + Padding(size));
        }

        CheckEnd();
    }

    /// <summary>The next entry with what the headers before it say of its name and size.</summary>
    private (TarHeader Header, string Name, long Size)? Next()
    {
        string? name = null;
        long? size = null;
        for (var extensions = 0; extensions <= MaxExtensions; extensions++)
        {
            Fill(_block);
            if (TarHeader.Parse(_block) is not { } header)
            {
                return name is null && size is null ? null : throw ArchiveRefusedException.Invalid(ArchiveRefusal.Header, "ends with a header that belongs to no entry");
            }

            switch (header.Type)
            {
                case 'L':
                    name = TarHeader.Text(Extension(header));
                    break;
                case 'x':
                    var records = PaxRecords.Parse(Extension(header));
                    (name, size) = (records.Path ?? name, records.Size ?? size);
                    break;
                case 'g':
                    // Of all entries at once; git writes the commit there. A name for all of them would be a trick.
                    if (PaxRecords.Parse(Extension(header)) is not { Path: null, Size: null })
                    {
                        throw ArchiveRefusedException.Invalid(ArchiveRefusal.Header, "gives one name or size to all entries");
                    }

                    break;
                default:
                    return (header, name ?? header.Name, size ?? header.Size);
            }
        }

        throw ArchiveRefusedException.Invalid(ArchiveRefusal.Header, $"has more than {MaxExtensions} headers for one entry");
    }

    private byte[] Extension(TarHeader header)
    {
        if (header.Size > MaxExtension)
        {
            throw ArchiveRefusedException.TooMuch(ArchiveRefusal.PathLength, $"has a header of {header.Size} bytes; {MaxExtension} are allowed");
        }

        var bytes = new byte[(int)header.Size];
        Fill(bytes);
        Skip(Padding(header.Size));
        return bytes;
    }

    /// <summary>After the first block of zeros there is nothing but zeros: whatever came then would be read by some and not by others.</summary>
    private void CheckEnd()
    {
        Fill(_block);
        if (_block.AsSpan().ContainsAnyExcept((byte)0))
        {
            throw ArchiveRefusedException.Invalid(ArchiveRefusal.TrailingBytes, "goes on after its end");
        }

        int read;
        while ((read = content.Read(_block)) > 0)
        {
            if (_block.AsSpan(0, read).ContainsAnyExcept((byte)0))
            {
                throw ArchiveRefusedException.Invalid(ArchiveRefusal.TrailingBytes, "goes on after its end");
            }
        }
    }

    private void Fill(Span<byte> bytes)
    {
        if (content.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false) != bytes.Length)
        {
            throw ArchiveRefusedException.Invalid(ArchiveRefusal.Truncated, "ends before its end mark");
        }
    }

    private void Skip(long count)
    {
        while (count > 0)
        {
            var part = _block.AsSpan(0, (int)Math.Min(count, _block.Length));
            Fill(part);
            count -= part.Length;
        }
    }

    private static long Padding(long size) => (TarHeader.BlockSize - (size % TarHeader.BlockSize)) % TarHeader.BlockSize;

    private static ArchiveRefusedException Special(char type, string name) => type switch
    {
        '1' or '2' or 'K' => ArchiveRefusedException.Unsafe(ArchiveRefusal.Link, "is a link", name),
        '3' or '4' or '6' or '7' or 'S' => ArchiveRefusedException.Unsafe(ArchiveRefusal.SpecialFile, "is neither a file nor a directory", name),
        _ => ArchiveRefusedException.Unsupported(ArchiveRefusal.Unsupported, $"is of the unknown type '{(char.IsAsciiLetterOrDigit(type) ? type : '?')}'", name),
    };
}

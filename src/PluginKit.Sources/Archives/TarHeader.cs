using System.Buffers.Binary;
using System.Text;

namespace PluginKit.Sources.Archives;

/// <summary>One block of 512 bytes that begins an entry (POSIX.1-2017 pax, GNU tar).</summary>
/// <param name="Name">The name in this block, with its prefix.</param>
/// <param name="Mode">Mode bits.</param>
/// <param name="Size">Bytes that follow.</param>
/// <param name="Type">The type flag.</param>
internal sealed record TarHeader(string Name, int Mode, long Size, char Type)
{
    public const int BlockSize = 512;

    private static readonly UTF8Encoding s_strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <returns><see langword="null"/> for a block of zeros, which ends an archive.</returns>
    public static TarHeader? Parse(ReadOnlySpan<byte> block)
    {
        if (!block.ContainsAnyExcept((byte)0))
        {
            return null;
        }

        var sum = 8 * ' ';
        for (var index = 0; index < BlockSize; index++)
        {
            sum += index is >= 148 and < 156 ? 0 : block[index];
        }

        if (Number(block.Slice(148, 8)) != sum)
        {
            throw ArchiveRefusedException.Invalid(ArchiveRefusal.Header, "has a header whose checksum is wrong");
        }

        var magic = block.Slice(257, 6);
        var isUstar = magic.SequenceEqual("ustar\0"u8);
        if (!isUstar && !magic.SequenceEqual("ustar "u8) && magic.ContainsAnyExcept((byte)0))
        {
            throw ArchiveRefusedException.Unsupported(ArchiveRefusal.Format, "has a header of an unknown kind of tar");
        }

        var prefix = isUstar ? Text(block.Slice(345, 155)) : string.Empty;
        var name = Text(block[..100]);
        var size = Number(block.Slice(124, 12));
        return size < 0
            ? throw ArchiveRefusedException.Invalid(ArchiveRefusal.Header, "announces a size that is no number", name)
            : new(prefix.Length == 0 ? name : $"{prefix}/{name}", (int)(Math.Max(0, Number(block.Slice(100, 8))) & 0x1FF), size, (char)block[156]);
    }

    /// <summary>Text up to the first NUL.</summary>
    public static string Text(ReadOnlySpan<byte> field)
    {
        var end = field.IndexOf((byte)0);
        return Decode(end < 0 ? field : field[..end]);
    }

    public static string Decode(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return s_strict.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            throw ArchiveRefusedException.Unsafe(ArchiveRefusal.Name, "has a name that is no UTF-8", Encoding.Latin1.GetString(bytes));
        }
    }

    /// <summary>Octal digits, or the binary form of GNU tar for what does not fit; -1 when it is neither.</summary>
    private static long Number(ReadOnlySpan<byte> field)
    {
        if ((field[0] & 0x80) != 0)
        {
            var isPositive = field[0] == 0x80 && field.Length > 8 && !field[1..^8].ContainsAnyExcept((byte)0);
            return isPositive ? BinaryPrimitives.ReadInt64BigEndian(field[^8..]) : -1;
        }

        var (value, hasEnded) = (0L, false);
        foreach (var digit in field.TrimStart((byte)' '))
        {
            if (digit is 0 or (byte)' ')
            {
                hasEnded = true;
            }
            else if (hasEnded || digit is < (byte)'0' or > (byte)'7')
            {
                return -1;
            }
            else
            {
                value = (value << 3) | (uint)(digit - '0');
            }
        }

        return value;
    }
}

using System.Buffers.Binary;
using System.Text;
using PluginKit.Contracts.Sources;

namespace PluginKit.Sources.Archives;

/// <summary>An entry of a zip file as its directory has it (APPNOTE 4.3.12).</summary>
/// <param name="Name">The name, as bytes, since the local header has to have the same.</param>
/// <param name="Flags">General purpose flags.</param>
/// <param name="Method">0 stored, 8 deflated.</param>
/// <param name="Checksum">CRC-32 of the content.</param>
/// <param name="PackedBytes">Bytes in the archive.</param>
/// <param name="Bytes">Bytes of the content.</param>
/// <param name="UnixMode">Mode and kind, when a Unix made it; else 0.</param>
/// <param name="Offset">Where its local header is.</param>
internal sealed record ZipRecord(byte[] Name, int Flags, int Method, uint Checksum, long PackedBytes, long Bytes, int UnixMode, long Offset)
{
    public const int FixedSize = 46;
    private const uint Signature = 0x02014B50;
    private const int EncryptedFlags = 0x2041;
    private const int Utf8Flag = 0x800;
    private const int MadeByUnix = 3;
    private const int MadeByMac = 19;
    private static readonly UTF8Encoding s_strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public bool HasDescriptor => (Flags & 8) != 0;

    /// <summary>The name as text. Without the flag for UTF-8 it could be any code page, so that only ASCII means the same to everybody.</summary>
    public string Text { get; } = TextOf(Name, Flags);

    public PackageEntryKind Kind => Text.EndsWith('/') ? PackageEntryKind.Directory : PackageEntryKind.File;

    public bool IsExecutable => Kind == PackageEntryKind.File && (UnixMode & 0x49) != 0;

    /// <summary>Reads a record and says how many bytes it takes.</summary>
    public static (ZipRecord Record, int Length) Parse(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < FixedSize || BinaryPrimitives.ReadUInt32LittleEndian(bytes) != Signature)
        {
            throw Broken();
        }

        var (name, extra, comment) = (Word(bytes, 28), Word(bytes, 30), Word(bytes, 32));
        var length = FixedSize + name + extra + comment;
        if (bytes.Length < length)
        {
            throw Broken();
        }

        var madeBy = bytes[5];
        var record = new ZipRecord(
            bytes.Slice(FixedSize, name).ToArray(),
            Word(bytes, 8),
            Word(bytes, 10),
            BinaryPrimitives.ReadUInt32LittleEndian(bytes[16..]),
            BinaryPrimitives.ReadUInt32LittleEndian(bytes[20..]),
            BinaryPrimitives.ReadUInt32LittleEndian(bytes[24..]),
            madeBy is MadeByUnix or MadeByMac ? Word(bytes, 40) : 0,
            BinaryPrimitives.ReadUInt32LittleEndian(bytes[42..]));
        record.Check();
        record.CheckExtra(bytes.Slice(FixedSize + name, extra));
        return (record, length);
    }

    /// <summary>Refuses what gives an entry another size or name than its header does.</summary>
    public void CheckExtra(ReadOnlySpan<byte> fields)
    {
        var found = ExtraFields(fields);
        if (found.Contains(1))
        {
            throw ArchiveRefusedException.Unsupported(ArchiveRefusal.Unsupported, "has sizes of zip64", Text);
        }

        if (found.Contains(0x7075))
        {
            throw ArchiveRefusedException.Invalid(ArchiveRefusal.Header, "has a second name for those who read Unicode", Text);
        }
    }

    private void Check()
    {
        if ((Flags & EncryptedFlags) != 0)
        {
            throw ArchiveRefusedException.Unsupported(ArchiveRefusal.Encrypted, "is encrypted", Text);
        }

        if (Method is not (0 or 8))
        {
            throw ArchiveRefusedException.Unsupported(ArchiveRefusal.Unsupported, $"is packed by the method {Method}; stored and deflated are read", Text);
        }

        CheckKind();
    }

    private void CheckKind()
    {
        switch (UnixMode & 0xF000)
        {
            case 0xA000:
                throw ArchiveRefusedException.Unsafe(ArchiveRefusal.Link, "is a link", Text);
            case 0x4000 when Kind == PackageEntryKind.File:
            case 0x8000 when Kind == PackageEntryKind.Directory:
                throw ArchiveRefusedException.Unsafe(ArchiveRefusal.FileAndDirectory, "is a directory by its mode or by its name, and not by both", Text);
            case 0 or 0x4000 or 0x8000:
                break;
            default:
                throw ArchiveRefusedException.Unsafe(ArchiveRefusal.SpecialFile, "is neither a file nor a directory", Text);
        }

        if (Kind == PackageEntryKind.Directory && Bytes != 0)
        {
            throw ArchiveRefusedException.Invalid(ArchiveRefusal.Header, "is a directory with content", Text);
        }
    }

    private static List<int> ExtraFields(ReadOnlySpan<byte> bytes)
    {
        var fields = new List<int>();
        while (bytes.Length >= 4)
        {
            fields.Add(Word(bytes, 0));
            var length = 4 + Word(bytes, 2);
            bytes = length <= bytes.Length ? bytes[length..] : throw Broken();
        }

        return bytes.IsEmpty ? fields : throw Broken();
    }

    private static string TextOf(byte[] name, int flags)
    {
        var isAscii = !name.AsSpan().ContainsAnyExceptInRange((byte)0, (byte)127);
        try
        {
            return isAscii || (flags & Utf8Flag) != 0 ? s_strict.GetString(name) : throw NoUtf8(name);
        }
        catch (DecoderFallbackException)
        {
            throw NoUtf8(name);
        }
    }

    private static int Word(ReadOnlySpan<byte> bytes, int offset) => BinaryPrimitives.ReadUInt16LittleEndian(bytes[offset..]);

    private static ArchiveRefusedException NoUtf8(byte[] name) =>
        ArchiveRefusedException.Unsafe(ArchiveRefusal.Name, "has a name that is not marked as UTF-8, so that everybody would read another one", Encoding.Latin1.GetString(name));

    private static ArchiveRefusedException Broken() => ArchiveRefusedException.Invalid(ArchiveRefusal.Header, "has a directory that does not follow its format");
}

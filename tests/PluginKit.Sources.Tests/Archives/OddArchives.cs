using System.Text;

namespace PluginKit.Sources.Tests.Archives;

/// <summary>Archives made of odd headers whose checksums are right, so that what is odd gets past the first check.</summary>
internal static class OddArchives
{
    private static readonly string[] Names =
    [
        "a", "a/b", "A", "a/", "b/c/d", "../x", "/x", "", ".", "./a", "a//b", "con", "a:b", @"a\b", "é", "e\u0301", ".git/x", "x ", "plugin/plugin.yaml", "a\0b", "\u202E", "日本", "a/b/c/d/e/f",
    ];

    private static readonly string[] PaxKeys = ["path", "size", "linkpath", "mtime", "uid", "comment", "GNU.sparse.major", "SCHILY.xattr.x", "hdrcharset", ""];

    private static readonly int[] Fields = [0, 100, 108, 116, 124, 136, 156, 157, 257, 263, 265, 297, 329, 337, 345];

    public static byte[] Tar(Random chance)
    {
        var tar = new TarBuilder();
        for (var count = chance.Next(1, 8); count > 0; count--)
        {
            var type = "0000055LxgK1234567SV\0"[chance.Next(21)];
            var content = Content(chance);
            if (type is 'x' or 'g' && chance.Next(3) > 0)
            {
                tar.Pax([.. Enumerable.Range(0, chance.Next(1, 4)).Select(_ => (PaxKeys[chance.Next(PaxKeys.Length)], chance.Next(2) == 0 ? Name(chance) : $"{chance.NextInt64(-5, long.MaxValue)}"))]);
                continue;
            }

            tar.Entry(Name(chance), type, content, chance.Next(0x1000), Short(Name(chance)), chance.Next(4) == 0 ? chance.NextInt64(-1, 1L << chance.Next(1, 33)) : null, chance.Next(3) == 0 ? header => Spoil(header, chance) : null);
        }

        return chance.Next(2) == 0 ? tar.ToTar(chance.Next(8) > 0) : tar.ToTarGz(chance.Next(8) > 0);
    }

    public static byte[] Zip(Random chance)
    {
        var zip = new ZipBuilder();
        for (var count = chance.Next(1, 8); count > 0; count--)
        {
            var content = Content(chance);
            zip.Entry(new(Name(chance))
            {
                Content = content,
                Method = Odd(chance, 8, 0, 14, 99),
                Flags = Odd(chance, 0x800, 0, 0x808, 0x801, 0xFFFF),
                Mode = Odd(chance, 0x81A4, 0x81ED, 0x41ED, 0xA1FF, 0, 0xFFFF),
                Length = chance.Next(8) == 0 ? (uint)chance.NextInt64(uint.MaxValue) : null,
                Checksum = chance.Next(10) == 0 ? (uint)chance.NextInt64(uint.MaxValue) : null,
                DescribedLength = chance.Next(10) == 0 ? 7 : null,
                Offset = chance.Next(12) == 0 ? (uint)chance.Next(200) : null,
                Extra = Extra(chance),
                LocalExtra = Extra(chance),
                LocalName = chance.Next(10) == 0 ? Encoding.UTF8.GetBytes(Name(chance)) : null,
                Packed = chance.Next(10) == 0 ? [.. ZipBuilder.Deflate(content), .. Content(chance)] : null,
            });
        }

        return zip.ToZip(chance.Next(8) == 0 ? "comment" : string.Empty, chance.Next(10) == 0 ? chance.Next(70_000) : null, chance.Next(12) == 0 ? (uint)chance.Next(300) : null);
    }

    private static string Name(Random chance) => chance.Next(2) == 0 ? $"n{chance.Next(1000)}" : chance.Next(20) == 0 ? new string('n', chance.Next(1, 1500)) : Names[chance.Next(Names.Length)];

    private static string Short(string name) => name[..Math.Min(100, name.Length)];

    private static byte[] Content(Random chance)
    {
        var bytes = new byte[chance.Next(10) == 0 ? 70_000 : chance.Next(600)];
        if (chance.Next(2) == 0)
        {
            chance.NextBytes(bytes);
        }

        return bytes;
    }

    /// <summary>Mostly the first one.</summary>
    private static int Odd(Random chance, params int[] values) => chance.Next(4) > 0 ? values[0] : values[chance.Next(values.Length)];

    private static byte[] Extra(Random chance)
    {
        var bytes = new byte[chance.Next(6) > 0 ? 0 : chance.Next(12)];
        chance.NextBytes(bytes);
        if (bytes.Length >= 4 && chance.Next(2) == 0)
        {
            (bytes[2], bytes[3]) = ((byte)(bytes.Length - 4), 0);
        }

        return bytes;
    }

    private static void Spoil(byte[] header, Random chance)
    {
        var at = Fields[chance.Next(Fields.Length)];
        switch (chance.Next(4))
        {
            case 0:
                header.AsSpan(at, Math.Min(8, 512 - at)).Fill((byte)chance.Next(256));
                break;
            case 1:
                header[at] = 0x80;
                break;
            case 2:
                chance.NextBytes(header.AsSpan(at, 4));
                break;
            default:
                Encoding.UTF8.GetBytes(Names[chance.Next(Names.Length)]).CopyTo(header.AsSpan(at));
                break;
        }
    }
}

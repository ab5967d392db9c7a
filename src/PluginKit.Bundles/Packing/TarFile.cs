using System.Globalization;
using System.Text;

namespace PluginKit.Bundles.Packing;

/// <summary>Writes tar (POSIX ustar, pax for long names) that says nothing of the machine: owner 0, time 0, and of modes the executable bit alone.</summary>
internal sealed class TarFile(GzipFile output)
{
    private const int BlockSize = 512;
    private const int NameSize = 100;
    private static readonly byte[] Zeros = new byte[2 * BlockSize];

    private long _missing;
    private int _padding;

    /// <summary>Begins a file; exactly its bytes follow by <see cref="Write"/>.</summary>
    public void File(string path, long length, bool isExecutable)
    {
        CheckWhole();
        var name = Encoding.UTF8.GetBytes(path);
        if (name.Length > NameSize)
        {
            var record = PathRecord(name);
            Header("pax"u8, record.Length, isExecutable: false, 'x');
            output.Write(record);
            output.Write(Zeros.AsSpan(0, PaddingOf(record.Length)));
        }

        // A reader that passes over pax gets a name that is cut between characters.
        Header(name.AsSpan(0, CutOf(name)), length, isExecutable, '0');
        (_missing, _padding) = (length, PaddingOf(length));
        Pad();
    }

    public void Write(ReadOnlySpan<byte> bytes)
    {
        output.Write(bytes);
        _missing -= bytes.Length;
        Pad();
    }

    public void End()
    {
        CheckWhole();
        output.Write(Zeros);
    }

    private void Header(ReadOnlySpan<byte> name, long length, bool isExecutable, char type)
    {
        Span<byte> block = stackalloc byte[BlockSize];
        block.Clear();
        name.CopyTo(block);
        Octal(block.Slice(100, 8), isExecutable ? 493 : 420);
        Octal(block.Slice(108, 8), 0);
        Octal(block.Slice(116, 8), 0);
        Octal(block.Slice(124, 12), length);
        Octal(block.Slice(136, 12), 0);
        block[156] = (byte)type;
        "ustar\0"u8.CopyTo(block[257..]);
        "00"u8.CopyTo(block[263..]);
        block.Slice(148, 8).Fill((byte)' ');
        var sum = 0;
        foreach (var value in block)
        {
            sum += value;
        }

        Octal(block.Slice(148, 7), sum);
        output.Write(block);
    }

    private void Pad()
    {
        if (_missing == 0 && _padding > 0)
        {
            output.Write(Zeros.AsSpan(0, _padding));
            _padding = 0;
        }
    }

    private void CheckWhole()
    {
        if (_missing != 0)
        {
            throw new InvalidOperationException("The bytes of a file are not as many as were announced.");
        }
    }

    private static int PaddingOf(long length) => (int)((BlockSize - (length % BlockSize)) % BlockSize);

    private static int CutOf(ReadOnlySpan<byte> name)
    {
        var cut = Math.Min(name.Length, NameSize);
        while (cut < name.Length && (name[cut] & 0xC0) == 0x80)
        {
            cut--;
        }

        return cut;
    }

    /// <summary>A record is its own length in decimal digits, a space, a key, an equals sign, a value and a newline.</summary>
    private static byte[] PathRecord(byte[] name)
    {
        var rest = name.Length + " path=\n".Length;
        var length = rest + 1;
        while (length.ToString(CultureInfo.InvariantCulture).Length + rest != length)
        {
            length++;
        }

        return [.. Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{length} path=")), .. name, (byte)'\n'];
    }

    /// <summary>Octal digits and a NUL at the end.</summary>
    private static void Octal(Span<byte> field, long value)
    {
        field[^1] = 0;
        for (var index = field.Length - 2; index >= 0; index--)
        {
            field[index] = (byte)('0' + (int)(value & 7));
            value >>= 3;
        }
    }
}

using System.Runtime.InteropServices;

namespace PluginKit.Bundles.Scanning;

/// <summary>A place in a file that is read piece by piece: lines from 1, and characters of UTF-8 from 1.</summary>
[StructLayout(LayoutKind.Auto)]
internal struct TextPlace()
{
    public int Line { get; private set; } = 1;

    public int Column { get; private set; } = 1;

    /// <summary>Passes over bytes.</summary>
    public void Pass(ReadOnlySpan<byte> bytes)
    {
        var last = bytes.LastIndexOf((byte)'\n');
        if (last >= 0)
        {
            Line += bytes.Count((byte)'\n');
            Column = 1;
            bytes = bytes[(last + 1)..];
        }

        foreach (var value in bytes)
        {
            // Bytes that go on with a character are none of their own.
            Column += (value & 0xC0) == 0x80 ? 0 : 1;
        }
    }
}

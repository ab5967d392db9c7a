using PluginKit.Testing.VirtualDisk.Nodes;

namespace PluginKit.Testing.VirtualDisk.Durability;

/// <summary>A file whose content is not all on stable storage.</summary>
internal sealed class UnflushedContent(FileNode file, byte[] durable)
{
    private readonly List<(int Position, byte[]? Bytes, int Length)> _writes = [];

    internal FileNode File => file;

    internal int Count => _writes.Count;

    internal void Wrote(int position, ReadOnlySpan<byte> bytes) => _writes.Add((position, bytes.ToArray(), Math.Max(file.Length, position + bytes.Length)));

    internal void WasCut(int length) => _writes.Add((0, null, length));

    /// <summary>What is left when nothing that came since the flush got through.</summary>
    internal byte[] Durable => durable;

    internal byte[] Without(int omitted) => Replay((index, bytes) => index == omitted ? new byte[bytes.Length] : bytes, omitted);

    /// <summary>The last write was cut short: its bytes from some point on are missing.</summary>
    internal byte[] WithPrefixOfLast() => Replay((index, bytes) => index == Count - 1 ? bytes[..(bytes.Length / 2)] : bytes);

    /// <summary>The length of the last write got through and its bytes did not.</summary>
    internal byte[] WithZeroTail() => Replay((index, bytes) => index == Count - 1 ? new byte[bytes.Length] : bytes);

    /// <summary>Of a write the later blocks got through and the earlier ones did not.</summary>
    internal byte[] WithHole(int write) => Replay((index, bytes) => index == write ? [.. new byte[bytes.Length / 2], .. bytes[(bytes.Length / 2)..]] : bytes);

    private byte[] Replay(Func<int, byte[], byte[]> change, int? omitted = null)
    {
        var content = new FileNode(file.Mode, file.ModifiedUtc);
        content.SetContent(durable);
        for (var index = 0; index < _writes.Count; index++)
        {
            var (position, bytes, length) = _writes[index];
            if (bytes is not null)
            {
                // A write that is missing before a later one leaves zeros; at the end it leaves nothing.
                if (index == omitted && _writes.Count - 1 == index)
                {
                    continue;
                }

                var part = change(index, bytes);
                content.Write(position, part);
            }
            else if (index != omitted)
            {
                content.SetLength(length);
            }
        }

        return content.Content.ToArray();
    }
}

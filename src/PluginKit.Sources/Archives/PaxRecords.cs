using System.Globalization;

namespace PluginKit.Sources.Archives;

/// <summary>The records of a pax header that change what an entry is: <c>path</c> and <c>size</c>. Times, owners and comments are passed over.</summary>
/// <param name="Path">The name, when it is given here.</param>
/// <param name="Size">Bytes, when they are given here.</param>
internal sealed record PaxRecords(string? Path, long? Size)
{
    public static PaxRecords Parse(ReadOnlySpan<byte> bytes)
    {
        string? path = null;
        long? size = null;
        while (!bytes.IsEmpty)
        {
            var record = Next(bytes);
            switch (record.Key)
            {
                case "path":
                    path = TarHeader.Decode(record.Value);
                    break;
                case "size":
                    size = long.TryParse(record.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : throw Broken();
                    break;
                case "linkpath":
                    throw ArchiveRefusedException.Unsafe(ArchiveRefusal.Link, "is a link", path ?? string.Empty);
                case var key when key.StartsWith("GNU.sparse.", StringComparison.Ordinal):
                    throw ArchiveRefusedException.Unsafe(ArchiveRefusal.SpecialFile, "is a sparse file", path ?? string.Empty);
            }

            bytes = bytes[record.Length..];
        }

        return new(path, size);
    }

    /// <summary>A record is its own length in decimal digits, a space, a key, an equals sign, a value and a newline.</summary>
    private static PaxRecord Next(ReadOnlySpan<byte> bytes)
    {
        var space = bytes.IndexOf((byte)' ');
        if (space is < 1 or > 9 || !int.TryParse(bytes[..space], NumberStyles.None, CultureInfo.InvariantCulture, out var length)
            || length <= space + 2 || length > bytes.Length || bytes[length - 1] != '\n')
        {
            throw Broken();
        }

        var record = bytes[(space + 1)..(length - 1)];
        var equals = record.IndexOf((byte)'=');
        return equals < 1 ? throw Broken() : new(TarHeader.Decode(record[..equals]), record[(equals + 1)..], length);
    }

    private static ArchiveRefusedException Broken() => ArchiveRefusedException.Invalid(ArchiveRefusal.Header, "has a pax header that does not follow its format");

    private readonly ref struct PaxRecord(string key, ReadOnlySpan<byte> value, int length)
    {
        public string Key { get; } = key;

        public ReadOnlySpan<byte> Value { get; } = value;

        public int Length { get; } = length;
    }
}

using System.Buffers;

namespace PluginKit.Editing.TomlText;

/// <summary>The bytes that end a run of plain text.</summary>
internal static class TomlBytes
{
    private static readonly byte[] ControlBytes = [.. Enumerable.Range(0, 0x20).Where(static b => b != '\t').Select(static b => (byte)b), 0x7F];

    /// <summary>The control characters that no comment or string may hold as they are; a tab may stand everywhere.</summary>
    public static SearchValues<byte> Controls { get; } = SearchValues.Create(ControlBytes);

    /// <summary>What ends plain text in a literal string.</summary>
    public static SearchValues<byte> LiteralStops { get; } = SearchValues.Create([.. ControlBytes, (byte)'\'']);

    /// <summary>What ends plain text in a basic string.</summary>
    public static SearchValues<byte> BasicStops { get; } = SearchValues.Create([.. ControlBytes, (byte)'"', (byte)'\\']);
}

using System.Text;

namespace PluginKit.Contracts.Display;

/// <summary>A character that a reader does not see and a model does.</summary>
/// <param name="Offset">Where it begins, in bytes.</param>
/// <param name="Value">The character.</param>
/// <param name="Kind">What it is there for.</param>
/// <param name="Decoded">What tags say, as far as it can be shown.</param>
public readonly record struct HiddenCharacter(int Offset, Rune Value, HiddenKind Kind, string? Decoded = null)
{
    /// <summary>Whether it has no business in a text at all. Others are there by accident often enough.</summary>
    public bool IsHostile => Kind != HiddenKind.Other;

    /// <summary>Line and column, both from 1; a column is a character.</summary>
    /// <param name="utf8">The text it was found in.</param>
    /// <returns>Both numbers.</returns>
    public (int Line, int Column) In(ReadOnlySpan<byte> utf8)
    {
        var before = utf8[..Offset];
        var column = 1;
        foreach (var unit in before[(before.LastIndexOf((byte)'\n') + 1)..])
        {
            // Bytes that go on with a character do not begin one.
            column += (unit & 0xC0) == 0x80 ? 0 : 1;
        }

        return (before.Count((byte)'\n') + 1, column);
    }
}

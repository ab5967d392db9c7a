using System.Buffers;
using System.Text;

namespace PluginKit.Contracts.Display;

/// <summary>
/// Finds characters that a reader does not see and a model does, with their places. What everyday writing needs is no finding: joiners behind letters and signs that
/// are written with them, marks beside right-to-left letters, one variation selector behind its sign, the three flags that are written with tags.
/// </summary>
public static class HiddenCharacters
{
    private static readonly SearchValues<char> Printed = SearchValues.Create([.. Enumerable.Range(' ', '~' - ' ' + 1).Select(static code => (char)code)]);

    /// <summary>Whether a text of a document has any. Half a surrogate pair, and a byte order mark where no file begins, are hidden too.</summary>
    /// <param name="text">The text.</param>
    /// <returns><see langword="true"/> when it has.</returns>
    public static bool AreIn(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (!text.AsSpan().ContainsAnyExcept(Printed))
        {
            return false;
        }

        return text.StartsWith('\uFEFF') || IsBroken(text) || In(Encoding.UTF8.GetBytes(text), 1).Count > 0;
    }

    /// <summary>All of them in a text, in its order. A row of tags or of variation selectors is one.</summary>
    /// <param name="utf8">The text; bytes that are no UTF-8 are passed over.</param>
    /// <param name="most">After how many to stop.</param>
    /// <returns>What was found; empty for nearly every text.</returns>
    public static IReadOnlyList<HiddenCharacter> In(ReadOnlySpan<byte> utf8, int most = int.MaxValue) => HiddenTextScan.Of(utf8, most);

    private static bool IsBroken(string text)
    {
        for (var at = 0; at < text.Length;)
        {
            if (!Rune.TryGetRuneAt(text, at, out var rune))
            {
                return true;
            }

            at += rune.Utf16SequenceLength;
        }

        return false;
    }
}
